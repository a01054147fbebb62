package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.adapters.storage.file.store.WriterLock.Scope;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The folder that holds all data: knows where everything lies, and that it lies inside. Belongs to
 * one process at a time, from the first opening in it to the last closing or its end. Thread-safe.
 */
public final class DataDirectory implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PROFILES = "profiles";
  private static final String SYSTEM = "system";
  private static final String OUTBOX = "outbox";
  private static final String CONVERSATIONS = "conversations";

  private final Path root;
  private final AtomicFile files;
  private final WriterLock lock;
  private final FolderHold hold;
  private final List<Runnable> beforeClosing = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private DataDirectory(Path root, AtomicFile files, Duration patience) {
    this.root = root;
    this.files = files;
    this.lock = new WriterLock(patience);
    create(system());
    this.hold = FolderHold.of(root, system().resolve("lock"), this::check);
  }

  /**
   * Opens the folder, creates what is missing and clears away what crashed writers left. May be
   * called again in the same process.
   *
   * @throws StorageFailure when it is no folder, cannot be written to, belongs to another process,
   *     was written by a newer version, or its registry of profiles is damaged
   */
  public static DataDirectory open(Path root) {
    return open(root, new AtomicFile(), PATIENCE);
  }

  /**
   * As above.
   *
   * @param changed is told the path, below {@link #root()}, of every file or deleted folder as soon
   *     as its change is durable, but not of what opening itself changes; called by the writer, who
   *     waits, so it neither takes long nor throws
   */
  public static DataDirectory open(Path root, Consumer<Path> changed) {
    return open(root, new AtomicFile(changed), PATIENCE);
  }

  static DataDirectory open(Path root, AtomicFile files, Duration patience) {
    return new DataDirectory(existing(root.toAbsolutePath()), files, patience);
  }

  /** Lets go of the folder, which is not to be written to from then on. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        beforeClosing.forEach(Runnable::run);
      } finally {
        hold.close();
      }
    }
  }

  /** The one object of its kind for everybody in this process who has the folder open. */
  <T> T shared(Class<T> kind, Supplier<T> making) {
    return hold.shared(kind, making);
  }

  /** Has something done when this is closed, while it can still be written to. */
  void beforeClosing(Runnable work) {
    beforeClosing.add(work);
  }

  /**
   * Looks at the folder as when it was opened, for who has filled it since and before anybody else
   * uses it.
   *
   * @throws StorageFailure as {@link #open(Path)}
   */
  public void lookAgain() {
    check();
  }

  /** Changes nothing unless all is well. */
  private void check() {
    Path format = system().resolve("format.json");
    FolderFormat.check(format);
    new FileProfiles(this).list();
    create(folder(PROFILES));
    FolderFormat.note(format, files.untold());
    Leftovers.remove(this, files.untold());
    FileSecrets.adopt(this, files.untold());
  }

  /** The folder itself, links resolved. */
  public Path root() {
    return root;
  }

  /** What belongs to the platform as a whole. */
  Path system() {
    return folder(SYSTEM);
  }

  Path profile(Slug slug) {
    return folder(PROFILES, slug.value());
  }

  Path docs(Slug slug) {
    return folder(PROFILES, slug.value(), "docs");
  }

  Path index(Slug slug) {
    return folder(PROFILES, slug.value(), "index");
  }

  Path conversations(Slug slug) {
    return folder(PROFILES, slug.value(), CONVERSATIONS);
  }

  Path analytics(Slug slug) {
    return folder(PROFILES, slug.value(), "analytics");
  }

  Path profilesFolder() {
    return folder(PROFILES);
  }

  /** The folders of all profiles that have any. */
  List<Path> profiles() {
    return FolderEntries.of(profilesFolder()).stream()
        .filter(profile -> Files.isDirectory(profile, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  /** Keys that are for this user's eyes only. */
  Path secrets() {
    return folder(SYSTEM, "secrets");
  }

  /** What people are still to be told. */
  Path outbox() {
    return folder(SYSTEM, OUTBOX);
  }

  AtomicFile files() {
    return files;
  }

  /** Does the work while nobody else writes in the folder, which need not exist. */
  <T> T alone(Path folder, Supplier<T> work) {
    return lock.hold(Scope.FOLDER, folder, work);
  }

  /** Removes a folder with all that is in it, while nobody else writes there; durable. */
  void erase(Path folder) {
    erase(folder, folder);
  }

  /**
   * As above.
   *
   * @param area whose lock the writers of the folder hold
   */
  void erase(Path area, Path folder) {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      lock.hold(
          Scope.FOLDER,
          area,
          () -> {
            files.deleteFolder(folder);
            return folder;
          });
    }
  }

  /** Does the work while nobody else writes that file; its folder need not exist. */
  <T> T aloneAt(Path file, Supplier<T> work) {
    return lock.hold(Scope.FILE, file, work);
  }

  /** Creates a folder below the root, and those above it, durably. */
  void create(Path folder) {
    Path parent = Objects.requireNonNull(folder.getParent());
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!parent.equals(root)) {
      create(parent);
    }
    try {
      Files.createDirectory(folder);
      files.syncFolder(parent);
    } catch (FileAlreadyExistsException e) {
      refuseAllButFolders(folder); // it was somebody else who created it, if it is a folder
    } catch (IOException e) {
      throw Failures.of("create", folder, e);
    }
  }

  /** The only way to a path: every part of it is a real folder below the root, or missing. */
  private Path folder(String first, String... more) {
    Path folder = root.resolve(Path.of(first, more)).normalize();
    if (!folder.startsWith(root) || folder.equals(root)) {
      throw new StorageFailure(folder + " lies outside the data folder " + root + ".", null);
    }
    Path part = root;
    for (Path name : root.relativize(folder)) {
      part = part.resolve(name);
      refuseAllButFolders(part);
    }
    return folder;
  }

  /**
   * A link could lead out of the data folder, or from one profile to another's. Looked at once, for
   * a folder may be deleted meanwhile.
   */
  private static void refuseAllButFolders(Path path) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (found.isSymbolicLink()) {
        throw new StorageFailure(
            Kind.DAMAGED,
            path + " is a link, which could lead anywhere. Replace it by the folder itself.",
            null);
      }
      if (!found.isDirectory()) {
        throw new StorageFailure(
            Kind.DAMAGED,
            path + " is a file where a folder is expected. Move the file away.",
            null);
      }
    } catch (NoSuchFileException e) {
      // it need not exist
    } catch (IOException e) {
      throw Failures.of("look at", path, e);
    }
  }

  private static Path existing(Path root) {
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root);
      }
    } catch (FileAlreadyExistsException e) {
      throw new StorageFailure(
          "The data folder " + root + " is a file. Move it away, or set DATA_DIR to a folder.", e);
    } catch (IOException e) {
      throw Failures.of("create the data folder", root, e);
    }
    if (!Files.isWritable(root)) {
      throw new StorageFailure(
          Kind.READ_ONLY,
          "The data folder "
              + root
              + " cannot be written to. Give this user the right to, or set DATA_DIR to another.",
          null);
    }
    try {
      return root.toRealPath();
    } catch (IOException e) {
      throw Failures.of("open the data folder", root, e);
    }
  }
}
