package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads whole files of at most a certain size, and none through a link. */
final class BoundedRead {
  private BoundedRead() {}

  /** The file's bytes, or empty when there is no such file. */
  static Optional<byte[]> of(Path file, int maxBytes) {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(maxBytes + 1);
      if (content.length > maxBytes) {
        throw new StorageFailure(
            Kind.DAMAGED, file + " is larger than " + maxBytes + " bytes. Move it away.", null);
      }
      return Optional.of(content);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Failures.of("read", file, e);
    }
  }
}
