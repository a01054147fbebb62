package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A database file that this process has to itself: other processes are kept out by a lock of the
 * operating system on {@code FILE.lock}, which ends with the process however that ends. Within the
 * process everybody who opens the file shares one of these, and its writers take turns in the order
 * of their coming, which SQLite's own waiting does not promise.
 */
final class SqliteFile implements AutoCloseable {
  private static final Map<Path, SqliteFile> OPEN = new HashMap<>();

  private final Path file;
  private final FileChannel lock;
  private final ReentrantLock turn = new ReentrantLock(true);
  private int users;

  private SqliteFile(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * The file at the path, created with its folder when it is missing.
   *
   * @throws StorageFailure when another process has it, or it cannot be created
   */
  static SqliteFile open(Path path) {
    Path file = existing(path);
    synchronized (OPEN) {
      SqliteFile opened = OPEN.computeIfAbsent(file, SqliteFile::locked);
      opened.users++;
      return opened;
    }
  }

  Path path() {
    return file;
  }

  /**
   * Does the work while nobody else in this process writes to the file.
   *
   * @throws TurnMissed when the turn does not come in time
   */
  <T> T inTurn(Duration patience, Supplier<T> work) {
    try {
      if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TurnMissed("others were writing for more than " + patience.toMillis() + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TurnMissed("it was interrupted while others were writing");
    }
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /** Somebody waited for others to write, and gave up. */
  static final class TurnMissed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TurnMissed(String message) {
      super(message);
    }
  }

  /** Lets other processes have the file once nobody in this one uses it any more. */
  @Override
  public void close() {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(file);
        try {
          lock.close();
        } catch (IOException e) {
          throw failure("unlock", file, e);
        }
      }
    }
  }

  private static SqliteFile locked(Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new SqliteFile(file, channel);
      }
      channel.close();
    } catch (IOException e) {
      throw failure("lock", beside, e);
    }
    throw new StorageFailure(
        Kind.LOCKED,
        "Another program has the database "
            + file
            + " open. Stop that one first, or give each a database of its own; several nodes share"
            + " a PostgreSQL.",
        null);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this class loaded a second time in the same process
    }
  }

  /** Links resolved, so that one file is one key. */
  private static Path existing(Path path) {
    Path folder = Objects.requireNonNull(path.getParent());
    try {
      Files.createDirectories(folder);
      if (Files.isDirectory(path)) {
        throw new StorageFailure(
            "The database " + path + " is a folder. Name a file in it instead.", null);
      }
      create(path);
      if (!Files.isWritable(path) || isProtected(path)) {
        throw new StorageFailure(
            Kind.READ_ONLY,
            "The database "
                + path
                + " can only be read. Give this user the right to write to the file and its"
                + " folder.",
            null);
      }
      return path.toRealPath();
    } catch (IOException e) {
      throw failure("open", path, e);
    }
  }

  /** Nobody has the right to write it, which does not keep root from doing so. */
  private static boolean isProtected(Path path) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(path).stream()
            .noneMatch(right -> right.name().endsWith("_WRITE"));
  }

  /** For this user's eyes only; what SQLite puts beside it takes over the rights. */
  private static void create(Path path) throws IOException {
    FileAttribute<?>[] rights =
        path.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(path, rights);
    } catch (FileAlreadyExistsException e) {
      // as after the first start
    }
  }

  private static StorageFailure failure(String verb, Path path, IOException cause) {
    String done = "Could not " + verb + " the database " + path + ": ";
    return switch (cause) {
      case AccessDeniedException denied ->
          new StorageFailure(
              Kind.READ_ONLY,
              done + "access denied; give this user the right to write there.",
              denied);
      case FileSystemException refused when refused.getReason() != null ->
          new StorageFailure(done + refused.getReason() + ".", refused);
      default -> new StorageFailure(done + cause.getMessage() + ".", cause);
    };
  }
}
