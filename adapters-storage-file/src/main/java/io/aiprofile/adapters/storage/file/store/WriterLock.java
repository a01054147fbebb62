package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets one writer at a time at a folder or file: threads by a lock in this process, processes by a
 * lock of the operating system, which ends with its process however that ends. Not reentrant; who
 * needs both holds the file before the folder.
 *
 * <p>The lock files lie apart from what they guard. So they are never deleted, which could leave
 * two writers each with a file of the same name; and reading what is guarded does not let go of it,
 * for the operating system takes a process's lock away as soon as the process closes the locked
 * file anywhere.
 */
final class WriterLock {
  /** What is locked; a folder's lock does not exclude the holder of a file in it. */
  enum Scope {
    FOLDER,
    FILE
  }

  /** What shares one by chance only waits longer. */
  private static final int TURNS = 64;

  /** Shared by all objects of this process. */
  private static final Map<Scope, List<ReentrantLock>> LOCKS =
      Map.of(Scope.FOLDER, turns(), Scope.FILE, turns());

  private static final long PAUSE_MS = 5;

  private final Path root;
  private final Path locks;
  private final Duration patience;

  /**
   * @param root below which everything lies that is locked
   * @param locks the folder of the lock files, which exists
   * @param patience how long to wait for other writers before giving up
   */
  WriterLock(Path root, Path locks, Duration patience) {
    this.root = root;
    this.locks = locks;
    this.patience = patience;
  }

  /**
   * Does the work while no other writer holds the path, which need not exist.
   *
   * @throws StorageFailure when it isn't free in time, or the work throws it
   */
  <T> T hold(Scope scope, Path path, Supplier<T> work) {
    long deadline = System.nanoTime() + patience.toNanos();
    int turn = turn(path);
    ReentrantLock lock = Objects.requireNonNull(LOCKS.get(scope)).get(turn);
    try {
      if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(path);
      }
      try {
        Path file = locks.resolve(scope.name().toLowerCase(Locale.ROOT) + "-" + turn + ".lock");
        return holdAcrossProcesses(file, path, deadline, work);
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFailure("Interrupted while waiting for " + path + ".", e);
    }
  }

  private static List<ReentrantLock> turns() {
    return Stream.generate(ReentrantLock::new).limit(TURNS).toList();
  }

  /** The same in every process, wherever the data folder is mounted there. */
  private int turn(Path path) {
    return Math.floorMod(root.relativize(path).toString().hashCode(), TURNS);
  }

  private <T> T holdAcrossProcesses(Path lock, Path path, long deadline, Supplier<T> work)
      throws InterruptedException {
    try (FileChannel channel =
        FileChannel.open(
            lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      while (!locked(channel)) {
        if (System.nanoTime() > deadline) {
          throw busy(path);
        }
        Thread.sleep(PAUSE_MS);
      }
      return work.get(); // closing the channel unlocks
    } catch (IOException e) {
      throw Failures.of("lock", lock, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this class loaded a second time in the same process
    }
  }

  private StorageFailure busy(Path path) {
    return new StorageFailure(
        "Waited "
            + patience.toSeconds()
            + " s for another writer in "
            + path
            + ". Look for a second program on the same data.",
        null);
  }
}
