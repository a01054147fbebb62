package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Any file of the data folder, for who knows no more of it than its content, such as a mirror: it
 * is changed while none of its writers is at work, and as durably as they do it. Thread-safe.
 */
public final class WholeFile {
  /** Writes the file's content. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private final DataDirectory data;
  private final Path file;

  /**
   * @param file below the data folder's root; need not exist
   */
  public WholeFile(DataDirectory data, Path file) {
    this.data = data;
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /** Does the work while nobody else writes the file, adds to it or deletes it; not reentrant. */
  public <T> T alone(Supplier<T> work) {
    return data.aloneAt(file, () -> data.alone(area(), work));
  }

  /** Replaces or creates it, and its folder; for who is alone. */
  public void replace(Content content, @Nullable Instant modified) {
    Path folder = Objects.requireNonNull(file.getParent());
    boolean secret = folder.equals(data.secrets());
    data.create(folder);
    if (secret) {
      SecretFile.hide(folder, "rwx------");
    }
    data.files().replace(file, content::writeTo, modified);
    if (secret) {
      SecretFile.hide(file, "rw-------");
    }
  }

  /** Deletes it if it is there; for who is alone. */
  public void delete() {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      data.files().delete(file);
    }
  }

  /** Removes a profile's folder with all that is in it. */
  public static void eraseProfile(DataDirectory data, Path folder) {
    data.erase(folder);
  }

  /** The folder whose lock those hold who replace or delete the file. */
  private Path area() {
    Path relative = data.root().relativize(file);
    boolean nested = relative.getNameCount() > 2;
    return data.root().resolve(relative.subpath(0, nested ? 2 : 1));
  }
}
