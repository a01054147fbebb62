package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the lines of a growing file come to, in memory. Whenever it is asked it first reads what was
 * added since, by whomever; a file that was erased and began anew is counted anew. Thread-safe.
 */
final class Tally<S> {
  /** Counts a line in; throws one of these for one that makes no sense. */
  interface Step<S> {
    S plus(S sum, byte[] line) throws IOException;
  }

  /** Of the file's beginning, and of what was counted last: enough that no others are the same. */
  private static final int MARK_BYTES = 512;

  private static final byte[] NOTHING = {};
  private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

  private final GrowingFile file;
  private final Supplier<S> zero;
  private final Step<S> step;
  private final ReentrantLock turn = new ReentrantLock();

  private S sum;
  private long counted;
  private byte[] first = NOTHING;
  private byte[] last = NOTHING;

  /** Of the file when all of it was counted; null when it may have changed unnoticed since. */
  private @Nullable FileStamp stamp;

  private int damaged;

  Tally(GrowingFile file, Supplier<S> zero, Step<S> step) {
    this.file = file;
    this.zero = zero;
    this.step = step;
    this.sum = zero.get();
  }

  /** Asks something of what all lines come to. */
  <R> R ask(Function<S, R> question) {
    turn.lock();
    try {
      update();
      return question.apply(sum);
    } finally {
      turn.unlock();
    }
  }

  private void update() {
    FileStamp now = FileStamp.of(file.path()).orElse(null);
    if (now != null && now.equals(stamp)) {
      return;
    }
    stamp = null;
    boolean settled = now != null && now.isSettled(System.currentTimeMillis());
    file.reading(this::count, this::begin);
    stamp = settled ? now : null;
  }

  private S count(FileChannel channel) throws IOException {
    try {
      if (!goesOn(channel)) {
        begin();
      }
      if (channel.size() > counted) {
        countOn(channel);
      }
      return sum;
    } catch (IOException e) {
      begin(); // nobody knows how far it came
      throw e;
    }
  }

  private void countOn(FileChannel channel) throws IOException {
    damaged = 0;
    counted = GrowingFile.read(channel, counted, this::count);
    if (damaged > 0) {
      LOG.warn("Skipped what is damaged in {}: {} line(s)", file.path(), damaged);
    }
    first = GrowingFile.bytes(channel, 0, mark());
    last = GrowingFile.bytes(channel, counted - mark(), mark());
  }

  private void count(byte[] line) {
    try {
      if (line.length > 0) {
        sum = step.plus(sum, line);
      }
    } catch (IOException | RuntimeException e) {
      damaged++;
    }
  }

  /** Whether the file still begins with all that was counted. */
  private boolean goesOn(FileChannel channel) throws IOException {
    return Arrays.equals(first, GrowingFile.bytes(channel, 0, first.length))
        && Arrays.equals(last, GrowingFile.bytes(channel, counted - last.length, last.length));
  }

  private int mark() {
    return (int) Math.min(MARK_BYTES, counted);
  }

  private S begin() {
    sum = zero.get();
    counted = 0;
    first = NOTHING;
    last = NOTHING;
    return sum;
  }
}
