package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets one thread at a time write at a folder or file; {@link FolderHold} keeps other processes
 * out. Who needs both holds the file before the folder.
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

  private final Duration patience;

  /**
   * @param patience how long to wait for other writers before giving up
   */
  WriterLock(Duration patience) {
    this.patience = patience;
  }

  /**
   * Does the work while no other writer holds the path, which need not exist.
   *
   * @throws StorageFailure when it isn't free in time, or the work throws it
   */
  <T> T hold(Scope scope, Path path, Supplier<T> work) {
    ReentrantLock lock = lock(scope, path);
    try {
      if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFailure("Interrupted while waiting for " + path + ".", e);
    }
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private static List<ReentrantLock> turns() {
    return Stream.generate(ReentrantLock::new).limit(TURNS).toList();
  }

  private static ReentrantLock lock(Scope scope, Path path) {
    return Objects.requireNonNull(LOCKS.get(scope))
        .get(Math.floorMod(path.toString().hashCode(), TURNS));
  }

  private StorageFailure busy(Path path) {
    return new StorageFailure(
        Kind.LOCKED,
        "Waited "
            + patience.toSeconds()
            + " s for another writer in "
            + path
            + ". Check whether the disk answers, and try again.",
        null);
  }
}
