package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.adapters.storage.file.store.AtomicFile.Probe;
import io.aiprofile.adapters.storage.file.store.AtomicFile.Step;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Syncs files and folders to the disk, and remembers what failed. After a sync has failed nobody
 * knows what the disk holds, and the next one may report success without having written what the
 * failed one should have; so nothing may be changed any more. Thread-safe.
 *
 * <p>A full disk is no such failure. What is lost of a file is what was being added, which the
 * writer takes back; and the system keeps a folder's change in memory, so that a later sync of the
 * same folder writes it: it has to come before any other change.
 */
final class DiskSync {
  /** Windows has no way to sync a folder and needs none: its file systems log renames. */
  private static final boolean FOLDERS_CAN_BE_SYNCED =
      !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private final Probe probe;
  private final Set<Path> owed = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Path failed;

  DiskSync(Probe probe) {
    this.probe = probe;
  }

  /**
   * Comes before every change.
   *
   * @throws StorageFailure when nothing may be changed
   */
  void allowChanging(Path target) {
    Path culprit = failed;
    if (culprit != null) {
      throw new StorageFailure(
          Kind.READ_ONLY,
          "Not changing "
              + target
              + ": syncing "
              + culprit
              + " to the disk failed earlier. Check the disk, then start the program again.",
          null);
    }
    for (Path folder : List.copyOf(owed)) {
      try {
        folder(folder);
      } catch (NoSuchFileException e) {
        owed.remove(folder);
      } catch (IOException e) {
        throw Failures.of("sync", folder, e);
      }
    }
  }

  /**
   * Makes an open file's content durable.
   *
   * @throws FailedSync when nobody knows what the disk holds
   * @throws IOException when there is no space for it, or the thread was interrupted
   */
  void file(FileChannel channel, Path path, Step step) throws IOException {
    try {
      channel.force(true);
      probe.reached(step);
    } catch (ClosedChannelException e) {
      throw e; // interrupted: no fault of the disk
    } catch (IOException e) {
      if (Failures.isFull(e)) {
        throw e;
      }
      throw failed(path, e);
    }
  }

  /** Makes a folder's entries durable; throws like {@link #file}. */
  void folder(Path folder) throws IOException {
    if (!FOLDERS_CAN_BE_SYNCED) {
      return;
    }
    boolean interrupted = false;
    try {
      while (!isSynced(folder)) {
        // What was renamed cannot be taken back, so an interrupt has to wait for its sync.
        interrupted |= Thread.interrupted();
      }
      owed.remove(folder);
    } catch (IOException e) {
      if (Failures.isFull(e)) {
        owed.add(folder);
      }
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Cuts off what could not be added, so that the disk is known to hold what it held before. */
  void takeBack(FileChannel channel, Path file, long end) throws IOException {
    try {
      channel.truncate(end);
      channel.force(true);
    } catch (ClosedChannelException e) {
      throw e; // interrupted: the next to add cuts off what is torn
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private boolean isSynced(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      file(channel, folder, Step.FOLDER_SYNCED);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  private FailedSync failed(Path path, IOException cause) {
    failed = path;
    return new FailedSync(cause);
  }
}
