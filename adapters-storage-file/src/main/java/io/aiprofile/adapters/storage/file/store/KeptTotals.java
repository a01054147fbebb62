package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.adapters.storage.file.store.Tally.Counted;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.profile.Slug;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the ledger comes to, kept in a file now and then, so that after a start only the lines since
 * then have to be read. Whoever adds to the ledger, or asks, does not wait for that. Thread-safe.
 */
final class KeptTotals {
  /** Some ten milliseconds' reading. */
  private static final long KEPT_EVERY_LINES = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(KeptTotals.class);

  private final Tally<LedgerTotals> tally;
  private final TokenUsageFile file;

  /** Lines that came in since it was last looked at how many are not kept. */
  private final AtomicLong added = new AtomicLong();

  private final AtomicBoolean underway = new AtomicBoolean();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean used;
  private volatile boolean closed;
  private volatile long keptLines;

  KeptTotals(DataDirectory data, GrowingFile ledger) {
    this.file = new TokenUsageFile(data);
    this.tally = new Tally<>(ledger, LedgerTotals::new, this::read, LedgerTotals::plus);
    data.beforeClosing(this::close);
  }

  <R> R ask(Function<LedgerTotals, R> question) {
    used = true;
    return tally.askAll(
        all -> {
          if (all.lines() - keptLines >= KEPT_EVERY_LINES || tally.hasBegunAnew()) {
            keepAside();
          }
          return question.apply(all.sum());
        });
  }

  /** So many lines are new in the ledger. */
  void added(int lines) {
    used = true;
    if (added.addAndGet(lines) >= KEPT_EVERY_LINES) {
      added.set(0);
      keepAside();
    }
  }

  /**
   * Takes a profile's name off everything, durably.
   *
   * @param change does that to a line of the ledger
   */
  void erase(Slug slug, UnaryOperator<byte[]> change) {
    if (ask(all -> all.calls(slug)) > 0) {
      tally.rewrite(change, all -> all.erase(slug));
    }
    writing.lock();
    try {
      if (file.names(slug)) {
        keptLines = tally.askAll(Counted::lines);
        file.write(tally.askAll(all -> file.contentWithout(slug, all)));
      }
    } finally {
      writing.unlock();
    }
  }

  private Optional<Counted<LedgerTotals>> read() {
    Optional<Counted<LedgerTotals>> kept = file.read();
    keptLines = kept.map(Counted::lines).orElse(0L);
    return kept;
  }

  private void keepAside() {
    if (underway.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("token-usage").start(this::keepNow);
    }
  }

  private void keepNow() {
    writing.lock();
    try {
      if (!closed) {
        keep();
      }
    } finally {
      underway.set(false);
      writing.unlock();
    }
  }

  /** Should it fail, the ledger is what counts, and this is tried again some lines later. */
  private void keep() {
    try {
      file.write(
          tally.askAll(
              all -> {
                keptLines = all.lines();
                return file.content(all);
              }));
    } catch (StorageFailure e) {
      LOG.warn("The ledger's totals were not kept, which makes the next start slower", e);
    }
  }

  private void close() {
    writing.lock();
    try {
      closed = true;
      if (used && tally.askAll(all -> all.lines() != keptLines || tally.hasBegunAnew())) {
        keep();
      }
    } catch (StorageFailure e) {
      LOG.warn("The ledger's totals were not looked at before closing", e);
    } finally {
      writing.unlock();
    }
  }
}
