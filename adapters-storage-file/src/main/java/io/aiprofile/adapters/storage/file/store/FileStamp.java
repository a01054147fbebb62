package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells versions of a file apart without reading it.
 *
 * @param key the file's number where the file system has them; a replaced file gets another
 */
record FileStamp(FileTime modified, long sizeBytes, @Nullable Object key) {
  /** Coarser than the clock of any common file system. */
  private static final long CLOCK_STEP_MS = 2_000;

  /** The stamp, or empty when there is no such file. */
  static Optional<FileStamp> of(Path file) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new FileStamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Failures.of("look at", file, e);
    }
  }

  /**
   * Whether any later change shows in the stamp. A file that has only just been changed may change
   * again within one step of the file system's clock.
   */
  boolean isSettled(long nowMs) {
    return modified.toMillis() + CLOCK_STEP_MS < nowMs;
  }
}
