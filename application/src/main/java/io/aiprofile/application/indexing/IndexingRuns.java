package io.aiprofile.application.indexing;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.IndexRuns.Claim;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.knowledge.IndexRun.Result;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Index runs in the background, at most one a profile on all nodes together: who started one may
 * leave and come back, to any node. When a node dies, another takes its jobs over. Thread-safe.
 */
@Singleton
public final class IndexingRuns {
  private static final Logger LOG = LoggerFactory.getLogger(IndexingRuns.class);

  /** After so long without a word of its worker a job is anybody's. */
  static final Duration LEASE = Duration.ofMinutes(1);

  /** Whether a run was started. */
  public enum Start {
    STARTED,
    /**
     * One for this profile is under way, or waits for its turn; when it has ended, the documents
     * are looked at again if they may have changed since it read them.
     */
    UNDER_WAY
  }

  private final IndexDocuments index;
  private final IndexRuns runs;
  private final InstantSource clock;
  private final Executor executor;
  private final Duration lease;

  /** Whether somebody will look for work who has not begun yet. */
  private final AtomicBoolean queued = new AtomicBoolean();

  /**
   * @param executor runs a few at a time; where it refuses, jobs wait for the next {@link #workOff}
   */
  @Inject
  public IndexingRuns(
      IndexDocuments index, IndexRuns runs, InstantSource clock, Executor executor) {
    this(index, runs, clock, executor, LEASE);
  }

  IndexingRuns(
      IndexDocuments index,
      IndexRuns runs,
      InstantSource clock,
      Executor executor,
      Duration lease) {
    this.index = index;
    this.runs = runs;
    this.clock = clock;
    this.executor = executor;
    this.lease = lease;
  }

  /** Asks for a run, and returns at once. */
  public Start start(Slug slug, Mode mode) {
    boolean fresh = runs.request(slug, mode == Mode.FORCED, clock.instant());
    workOff();
    return fresh ? Start.STARTED : Start.UNDER_WAY;
  }

  /** Works in the background on whatever waits, also what a node left that died. */
  public void workOff() {
    if (!queued.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException e) {
      queued.set(false);
      LOG.debug("Too much is under way; index jobs wait");
    }
  }

  /**
   * Makes a run on the calling thread.
   *
   * @return {@link IndexDocuments.Outcome.AlreadyRunning} when another worker has the profile's
   *     job; it then looks at the documents again
   */
  public IndexDocuments.Outcome run(Slug slug, Mode mode, IndexProgress progress) {
    runs.request(slug, mode == Mode.FORCED, clock.instant());
    Instant now = clock.instant();
    return runs.claim(slug, now, now.plus(lease))
        .map(claim -> ran(claim, progress))
        .orElseGet(IndexDocuments.Outcome.AlreadyRunning::new);
  }

  /** The profile's run that has not ended, on whatever node, if there is one. */
  public Optional<IndexJob> underway(Slug slug) {
    return runs.underway(slug);
  }

  /** Asks a run to stop, which it does before its next step; returns false when there is none. */
  public boolean cancel(Slug slug) {
    return runs.cancel(slug);
  }

  private void work() {
    queued.set(false);
    try {
      for (Optional<Claim> claim = claim(); claim.isPresent(); claim = claim()) {
        workOn(claim.get());
      }
    } catch (StorageFailure e) {
      LOG.error("Index jobs wait: {}", e.getMessage(), e);
    }
  }

  private Optional<Claim> claim() {
    Instant now = clock.instant();
    return runs.claim(now, now.plus(lease));
  }

  private void workOn(Claim claim) {
    try {
      ran(claim, IndexProgress.NONE);
    } catch (RuntimeException e) {
      LOG.error("The index run of {} broke", claim.job().slug(), e);
    }
  }

  private IndexDocuments.Outcome ran(Claim claim, IndexProgress progress) {
    Instant startedAt = clock.instant();
    Slug slug = claim.job().slug();
    try (HeldJob held = new HeldJob(runs, claim, clock, lease)) {
      IndexDocuments.Outcome outcome =
          index.index(
              slug,
              claim.job().forced() ? Mode.FORCED : Mode.IF_CHANGED,
              step -> held.advanced(step) && progress.advanced(step));
      finish(claim, ended(slug, startedAt, outcome));
      return outcome;
    } catch (RuntimeException e) {
      finish(claim, ended(slug, startedAt, Result.FAILED, Map.of()));
      throw e;
    }
  }

  /** That nothing had changed is no news to who asked while a run was under way. */
  private void finish(Claim claim, IndexRun run) {
    boolean told = !claim.repeats() || run.result() != Result.UP_TO_DATE;
    try {
      runs.finish(claim, Optional.of(run).filter(ended -> told));
    } catch (StorageFailure e) {
      LOG.error("The index run of {} is missing in the history", run.slug(), e);
    }
  }

  private IndexRun ended(Slug slug, Instant startedAt, IndexDocuments.Outcome outcome) {
    return switch (outcome) {
      case IndexDocuments.Outcome.Indexed indexed ->
          new IndexRun(
              slug,
              startedAt,
              clock.instant(),
              Result.INDEXED,
              indexed.documents(),
              indexed.chunks(),
              indexed.embedded(),
              indexed.unreadable());
      case IndexDocuments.Outcome.UpToDate current ->
          new IndexRun(
              slug,
              startedAt,
              clock.instant(),
              Result.UP_TO_DATE,
              current.documents(),
              current.chunks(),
              0,
              Map.of());
      case IndexDocuments.Outcome.NoDocuments none ->
          ended(slug, startedAt, Result.NO_DOCUMENTS, Map.of());
      case IndexDocuments.Outcome.NothingReadable nothing ->
          ended(slug, startedAt, Result.NOTHING_READABLE, nothing.unreadable());
      case IndexDocuments.Outcome.Cancelled cancelled ->
          ended(slug, startedAt, Result.CANCELLED, Map.of());
      case IndexDocuments.Outcome.UnknownProfile gone ->
          ended(slug, startedAt, Result.CLOSED, Map.of());
      case IndexDocuments.Outcome.AlreadyRunning elsewhere ->
          ended(slug, startedAt, Result.CANCELLED, Map.of());
    };
  }

  private IndexRun ended(
      Slug slug, Instant startedAt, Result result, Map<FileName, String> unreadable) {
    return new IndexRun(slug, startedAt, clock.instant(), result, 0, 0, 0, unreadable);
  }
}
