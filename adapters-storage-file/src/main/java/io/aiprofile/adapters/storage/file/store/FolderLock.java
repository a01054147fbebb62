package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets one writer at a time into a folder: threads by a lock in this process, processes by a lock
 * of the operating system on the folder's {@code .lock}, which ends with its process however that
 * ends. Not reentrant.
 */
final class FolderLock {
  private static final String FILE = ".lock";
  private static final long PAUSE_MS = 5;

  /**
   * Shared by all objects, because the operating system takes a process's lock away as soon as the
   * process closes the file anywhere. Folders that share one by chance only wait longer.
   */
  private static final ReentrantLock[] TURNS =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  private final Duration patience;

  /**
   * @param patience how long to wait for other writers before giving up
   */
  FolderLock(Duration patience) {
    this.patience = patience;
  }

  /**
   * Does the work while no other writer is in the folder, which exists.
   *
   * @throws StorageFailure when it isn't free in time, or the work throws it
   */
  <T> T hold(Path folder, Supplier<T> work) {
    long deadline = System.nanoTime() + patience.toNanos();
    ReentrantLock turn = TURNS[Math.floorMod(folder.hashCode(), TURNS.length)];
    try {
      if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(folder);
      }
      try {
        return holdAcrossProcesses(folder, deadline, work);
      } finally {
        turn.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFailure("Interrupted while waiting for " + folder + ".", e);
    }
  }

  private <T> T holdAcrossProcesses(Path folder, long deadline, Supplier<T> work)
      throws InterruptedException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      while (!locked(channel)) {
        if (System.nanoTime() > deadline) {
          throw busy(folder);
        }
        Thread.sleep(PAUSE_MS);
      }
      return work.get(); // closing the channel unlocks
    } catch (IOException e) {
      throw Failures.of("lock", folder, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this class loaded a second time in the same process
    }
  }

  private StorageFailure busy(Path folder) {
    return new StorageFailure(
        "Waited "
            + patience.toSeconds()
            + " s for another writer in "
            + folder
            + ". Look for a second program on the same data.",
        null);
  }
}
