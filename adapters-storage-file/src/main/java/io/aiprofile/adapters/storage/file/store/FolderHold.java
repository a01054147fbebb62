package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all other processes out of a data folder, by a lock of the operating system on a file in
 * it, which ends with this process however that ends. Within the process the hold is shared.
 *
 * <p>The file stays when the hold ends: if it were deleted, two processes could each lock one of
 * that name. Nobody else may open it in this process, for the operating system takes a process's
 * lock away as soon as the process closes the locked file anywhere.
 */
final class FolderHold implements AutoCloseable {
  private static final int MAX_SAID_BYTES = 200;
  private static final Pattern SAID = Pattern.compile("process [0-9]+ since [0-9TZ:.-]+");

  /** By lock file; guarded by itself. */
  private static final Map<Path, FolderHold> HELD = new HashMap<>();

  /** Where this class, loaded a second time in this process, has the lock. */
  private static final Set<FileChannel> NEVER_CLOSED = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  /** What tells this file from another one put in its place. */
  private final @Nullable Object key;

  private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
  private int holders;

  private FolderHold(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
    this.key = key(file);
  }

  /**
   * Takes hold, for as long as no closing undoes it.
   *
   * @param file the lock file, in a folder that exists
   * @param first is done before anybody else in this process gets the folder
   * @throws StorageFailure when another process holds the folder, or the first work throws it
   */
  static FolderHold of(Path root, Path file, Runnable first) {
    synchronized (HELD) {
      FolderHold held = HELD.get(file);
      if (held == null || !held.isInPlace()) {
        held = new FolderHold(file, locked(root, file));
        try {
          first.run();
        } catch (RuntimeException | Error e) {
          held.release();
          throw e;
        }
        HELD.put(file, held);
      }
      held.holders++;
      return held;
    }
  }

  /** The one object of its kind for all who share the hold, made by the first to ask. */
  <T> T shared(Class<T> kind, Supplier<T> making) {
    return kind.cast(shared.computeIfAbsent(kind, unknown -> making.get()));
  }

  @Override
  public void close() {
    synchronized (HELD) {
      holders--;
      if (holders == 0) {
        HELD.remove(file, this);
        release();
      }
    }
  }

  /** False when the folder was moved away, or deleted, and made anew. */
  private boolean isInPlace() {
    return key == null || key.equals(key(file));
  }

  private static @Nullable Object key(Path file) {
    return FileStamp.of(file).map(FileStamp::key).orElse(null);
  }

  private void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Failures.of("unlock", file, e);
    }
  }

  private static FileChannel locked(Path root, Path file) {
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      try {
        if (lock(channel).isEmpty()) {
          throw refusal(root, channel);
        }
        sayWho(channel);
        return channel;
      } catch (IOException | RuntimeException | Error e) {
        if (!NEVER_CLOSED.contains(channel)) {
          channel.close();
        }
        throw e;
      }
    } catch (IOException e) {
      throw Failures.of("lock", file, e);
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      NEVER_CLOSED.add(channel);
      return Optional.empty();
    }
  }

  private static void sayWho(FileChannel channel) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    Instant since = self.info().startInstant().orElseGet(Instant::now);
    channel.truncate(0);
    channel.write(
        StandardCharsets.US_ASCII.encode(
            "process " + self.pid() + " since " + Moments.text(since) + "\n"));
  }

  private static StorageFailure refusal(Path root, FileChannel channel) throws IOException {
    byte[] said = GrowingFile.bytes(channel, 0, MAX_SAID_BYTES);
    String line = new String(said, StandardCharsets.US_ASCII).strip();
    String who = SAID.matcher(line).matches() ? line : "another process";
    return new StorageFailure(
        Kind.LOCKED,
        "The data folder "
            + root
            + " is in use by "
            + who
            + ". Stop that one, or set DATA_DIR to another folder.",
        null);
  }
}
