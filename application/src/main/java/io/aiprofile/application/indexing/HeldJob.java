package io.aiprofile.application.indexing;

import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.IndexRuns.Claim;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job while it is worked on: says so again and again until closed, also during a step that takes
 * long, so that no other node takes it over.
 */
final class HeldJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldJob.class);
  private static final int BEATS_PER_LEASE = 3;

  private final IndexRuns runs;
  private final Claim claim;
  private final InstantSource clock;
  private final Duration lease;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Progress last;

  HeldJob(IndexRuns runs, Claim claim, InstantSource clock, Duration lease) {
    this.runs = runs;
    this.claim = claim;
    this.clock = clock;
    this.lease = lease;
    Thread.ofVirtual().name("index-lease").start(this::beat);
  }

  /** Returns false when the job was cancelled or has gone to another node. */
  boolean advanced(Progress progress) {
    last = progress;
    return runs.advance(claim, progress, until());
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void beat() {
    try {
      while (!closed.await(lease.toMillis() / BEATS_PER_LEASE, TimeUnit.MILLISECONDS)) {
        Progress known = last;
        if (known != null) {
          extend(known);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void extend(Progress known) {
    try {
      runs.advance(claim, known, until());
    } catch (StorageFailure e) {
      LOG.warn("The index job of {} could not be kept: {}", claim.job().slug(), e.getMessage());
    }
  }

  private Instant until() {
    return clock.instant().plus(lease);
  }
}
