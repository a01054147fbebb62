package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes files durably. Replaces them as a whole: temporary file in the same folder, sync, rename,
 * sync of the folder. A reader, and a crash at any moment, finds the old content or the new one.
 *
 * <p>After a sync has failed this object refuses to change anything until the program is started
 * again, for the reason that {@link DiskSync} gives. Thread-safe for different targets; writers of
 * one folder take turns by {@link WriterLock}.
 */
final class AtomicFile {
  /** What was reached while a file is replaced or, the next two, added to, or deleted. */
  enum Step {
    TEMPORARY_CREATED,
    TEMPORARY_WRITTEN,
    TEMPORARY_SYNCED,
    RENAMED,
    FOLDER_SYNCED,
    ADDITION_WRITTEN,
    ADDITION_SYNCED,
    DELETED
  }

  /**
   * Lets a test fail, or stop the program, at a step. A failure at one of the syncs counts as a
   * failure of the sync.
   */
  interface Probe {
    void reached(Step step) throws IOException;
  }

  /** Writes a file's content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final Probe NO_PROBE = step -> {};
  private static final String PREFIX = ".saving-";
  private static final String SUFFIX = ".tmp";
  private static final int MAX_NAMES_TRIED = 100;
  private static final int MAX_SWEEPS = 100;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Probe probe;
  private final LongSupplier names;
  private final Consumer<Path> changed;
  private final DiskSync disk;

  AtomicFile() {
    this(path -> {});
  }

  /**
   * @param changed is told every file, or deleted folder, as soon as its change is durable
   */
  AtomicFile(Consumer<Path> changed) {
    this(NO_PROBE, () -> ThreadLocalRandom.current().nextLong(), changed, new DiskSync(NO_PROBE));
  }

  /**
   * @param names distinguish the temporary files of one folder
   */
  AtomicFile(Probe probe, LongSupplier names) {
    this(probe, names, path -> {}, new DiskSync(probe));
  }

  private AtomicFile(Probe probe, LongSupplier names, Consumer<Path> changed, DiskSync disk) {
    this.probe = probe;
    this.names = names;
    this.changed = changed;
    this.disk = disk;
  }

  /** The same, but nobody is told. */
  AtomicFile untold() {
    return new AtomicFile(probe, names, path -> {}, disk);
  }

  /**
   * Replaces or creates the target, whose folder exists; durable when this returns.
   *
   * @throws StorageFailure when it could not be done; the target then holds the old content, or the
   *     new one if only the last sync failed
   */
  void replace(Path target, Content content) {
    replace(target, content, null);
  }

  /** As above, for a file that tells when it was last modified. */
  void replace(Path target, Content content, @Nullable Instant modified) {
    disk.allowChanging(target);
    try (Temporary temporary = createIn(folderOf(target))) {
      fill(temporary, content, modified);
      Files.move(temporary.path, target, StandardCopyOption.ATOMIC_MOVE);
      probe.reached(Step.RENAMED);
      syncFolder(folderOf(target));
    } catch (IOException e) {
      throw Failures.of("save", target, e);
    }
    changed.accept(target);
  }

  /** Deletes a file; durable when this returns. */
  void delete(Path file) {
    disk.allowChanging(file);
    try {
      Files.delete(file);
      probe.reached(Step.DELETED);
      syncFolder(folderOf(file));
    } catch (IOException e) {
      throw Failures.of("delete", file, e);
    }
    changed.accept(file);
  }

  /**
   * Adds to the end of a file whose entry in its folder is durable; durable when this returns. A
   * reader, and a crash at any moment, finds any part of the addition that is its beginning.
   *
   * @param channel open for writing to that file
   * @throws IOException when it could not be done; the file then holds what it held, unless the
   *     sync failed otherwise than for want of space or the thread was interrupted
   */
  void add(FileChannel channel, Path file, byte[] addition) throws IOException {
    disk.allowChanging(file);
    long end = channel.size();
    try {
      ByteBuffer left = ByteBuffer.wrap(addition);
      while (left.hasRemaining()) {
        channel.write(left, end + left.position());
      }
      probe.reached(Step.ADDITION_WRITTEN);
      disk.file(channel, file, Step.ADDITION_SYNCED);
    } catch (ClosedChannelException | FailedSync e) {
      throw e; // interrupted: there is nothing to cut with; failed: who knows what cutting does
    } catch (IOException e) {
      disk.takeBack(channel, file, end);
      throw e;
    }
    changed.accept(file);
  }

  /** Deletes a folder with all that is in it, following no link; durable when this returns. */
  void deleteFolder(Path folder) {
    disk.allowChanging(folder);
    try {
      for (int tried = 1; !emptied(folder); tried++) {
        if (tried == MAX_SWEEPS) {
          throw new IOException("files are added as fast as they are deleted");
        }
      }
      syncFolder(folderOf(folder));
    } catch (IOException e) {
      throw Failures.of("delete", folder, e);
    }
    changed.accept(folder);
  }

  /** Deletes what is there; false when something was added meanwhile. */
  private boolean emptied(Path folder) throws IOException {
    for (Path entry : FolderEntries.of(folder)) {
      if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(entry);
        probe.reached(Step.DELETED);
      } else if (!emptied(entry)) {
        return false;
      }
    }
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }

  /** Makes a folder's entries durable. */
  void syncFolder(Path folder) throws IOException {
    disk.folder(folder);
  }

  /**
   * The temporary files that crashed writers left in a folder, and those of writers at work: only
   * who holds the folder's lock can tell that there are none of the latter.
   */
  static List<Path> leftovers(Path folder) {
    return FolderEntries.of(folder).stream().filter(AtomicFile::isTemporary).toList();
  }

  static boolean isTemporary(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.startsWith(PREFIX)
        && name.endsWith(SUFFIX)
        && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private void fill(Temporary temporary, Content content, @Nullable Instant modified)
      throws IOException {
    probe.reached(Step.TEMPORARY_CREATED);
    try (FileChannel channel = temporary.channel) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
      content.writeTo(out);
      out.flush();
      if (modified != null) {
        Files.setLastModifiedTime(temporary.path, FileTime.from(modified));
      }
      probe.reached(Step.TEMPORARY_WRITTEN);
      disk.file(channel, temporary.path, Step.TEMPORARY_SYNCED);
    }
  }

  /** Never opens what is already there, so that nobody can plant a link to write through. */
  private Temporary createIn(Path folder) throws IOException {
    for (int tried = 0; tried < MAX_NAMES_TRIED; tried++) {
      Path path = folder.resolve(PREFIX + Long.toHexString(names.getAsLong()) + SUFFIX);
      try {
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Temporary(path, channel);
      } catch (FileAlreadyExistsException e) {
        // taken; try the next name
      }
    }
    throw new IOException("no free name for a temporary file");
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent(), "A file has a folder");
  }

  /** A temporary file that vanishes unless it was renamed. */
  private record Temporary(Path path, FileChannel channel) implements Closeable {
    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(path);
    }
  }
}
