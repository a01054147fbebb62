package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the lines of a growing file come to, in memory. Whenever it is asked it first reads what was
 * added since, by whomever; a file that was changed otherwise is counted anew. Thread-safe.
 */
final class Tally<S> {
  /** Counts a line in; throws one of these for one that makes no sense. */
  interface Step<S> {
    S plus(S sum, byte[] line) throws IOException;
  }

  /**
   * What a file comes to up to a mark.
   *
   * @param lines so many were counted, damaged ones included
   */
  record Counted<S>(S sum, Mark mark, long lines) {}

  private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

  private final GrowingFile file;
  private final Supplier<S> zero;
  private final Supplier<Optional<Counted<S>>> kept;
  private final Step<S> step;
  private final ReentrantLock turn = new ReentrantLock();

  /** Null until something was asked. */
  private @Nullable Counted<S> counted;

  /** Of the file when all of it was counted; null when it may have changed unnoticed since. */
  private @Nullable FileStamp stamp;

  private boolean begunAnew;

  Tally(GrowingFile file, Supplier<S> zero, Step<S> step) {
    this(file, zero, Optional::empty, step);
  }

  /**
   * @param kept what was counted before this program was started, if that is known
   */
  Tally(GrowingFile file, Supplier<S> zero, Supplier<Optional<Counted<S>>> kept, Step<S> step) {
    this.file = file;
    this.zero = zero;
    this.kept = kept;
    this.step = step;
  }

  /** Asks something of what all lines come to. */
  <R> R ask(Function<S, R> question) {
    return askAll(all -> question.apply(all.sum));
  }

  /** As above, of the whole count, whose sum may be read until the question is answered. */
  <R> R askAll(Function<Counted<S>, R> question) {
    turn.lock();
    try {
      return question.apply(upToDate());
    } finally {
      turn.unlock();
    }
  }

  /**
   * Changes lines of the file, which is there, in one durable step.
   *
   * @param change of a line; what the lines come to differs by the other change only
   */
  void rewrite(UnaryOperator<byte[]> change, Consumer<S> difference) {
    turn.lock();
    try {
      Counted<S> before = upToDate();
      counted = nothing(); // should this fail, nobody knows what the file holds
      stamp = null;
      file.rewrite(
          change,
          end -> {
            difference.accept(before.sum);
            counted =
                file.reading(
                    channel -> new Counted<>(before.sum, Mark.at(channel, end), before.lines),
                    this::nothing);
          });
    } finally {
      turn.unlock();
    }
  }

  /** Whether what was counted before was of no use, since this was last asked. */
  boolean hasBegunAnew() {
    turn.lock();
    try {
      boolean answer = begunAnew;
      begunAnew = false;
      return answer;
    } finally {
      turn.unlock();
    }
  }

  private Counted<S> upToDate() {
    FileStamp now = FileStamp.of(file.path()).orElse(null);
    Counted<S> known = counted;
    if (known != null && now != null && now.equals(stamp)) {
      return known;
    }
    Counted<S> before = known != null ? known : kept.get().orElseGet(this::nothing);
    stamp = null;
    counted = nothing(); // should this fail, nobody knows how far it came
    boolean settled = now != null && now.isSettled(System.currentTimeMillis());
    Counted<S> all = file.reading(channel -> countOn(channel, before), this::nothing);
    counted = all;
    stamp = settled ? now : null;
    return all;
  }

  private Counted<S> countOn(FileChannel channel, Counted<S> before) throws IOException {
    Counted<S> start = before;
    if (!before.mark.fits(channel)) {
      LOG.info("{} was changed otherwise than by adding to it, and is counted anew", file.path());
      begunAnew = true;
      start = nothing();
    }
    if (channel.size() == start.mark.bytes()) {
      return start;
    }
    Count count = new Count(start);
    long end = GrowingFile.read(channel, start.mark.bytes(), count::line);
    count.report();
    return new Counted<>(count.sum, Mark.at(channel, end), count.lines);
  }

  private Counted<S> nothing() {
    return new Counted<>(zero.get(), Mark.none(), 0);
  }

  /** One that goes on. */
  private final class Count {
    private S sum;
    private long lines;
    private int damaged;

    private Count(Counted<S> start) {
      this.sum = start.sum;
      this.lines = start.lines;
    }

    private void line(byte[] line) {
      try {
        if (line.length > 0) {
          lines++;
          sum = step.plus(sum, line);
        }
      } catch (IOException | RuntimeException e) {
        damaged++;
      }
    }

    private void report() {
      if (damaged > 0) {
        LOG.warn("Skipped what is damaged in {}: {} line(s)", file.path(), damaged);
      }
    }
  }
}
