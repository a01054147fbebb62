package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.Secrets;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;

/** A key in hexadecimal digits, alone in a file. */
final class SecretFile {
  private static final int MAX_FILE_BYTES = 1_000;

  private SecretFile() {}

  /** The key, or empty when there is no such file. */
  static Optional<byte[]> read(Path file) {
    return BoundedRead.of(file, MAX_FILE_BYTES)
        .map(content -> parsed(file, new String(content, StandardCharsets.US_ASCII).strip()));
  }

  /** In a folder that only this user can look into. */
  static void write(Path file, byte[] key, AtomicFile files) {
    String line = HexFormat.of().formatHex(key) + "\n";
    files.replace(file, out -> out.write(line.getBytes(StandardCharsets.US_ASCII)));
    hide(file, "rw-------");
  }

  /** Shuts others out of a file or folder. */
  static void hide(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return; // the folder's access list has to do
    }
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw Failures.of("protect", path, e);
    }
  }

  private static byte[] parsed(Path file, String digits) {
    if (!digits.matches("[0-9a-f]{%d}".formatted(2 * Secrets.BYTES))) {
      throw new StorageFailure(
          Kind.DAMAGED,
          file
              + " does not hold "
              + 2 * Secrets.BYTES
              + " hexadecimal digits. Delete it to get a new one.",
          null);
    }
    return HexFormat.of().parseHex(digits);
  }
}
