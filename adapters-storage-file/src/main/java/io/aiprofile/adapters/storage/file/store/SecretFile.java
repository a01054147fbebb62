package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** A random key in hexadecimal digits, alone in a file. */
final class SecretFile {
  private static final int BYTES = 32;
  private static final int MAX_FILE_BYTES = 1_000;

  private SecretFile() {}

  /** For who holds the folder's lock. */
  static byte[] readOrMake(Path file, AtomicFile files) {
    Optional<byte[]> known = BoundedRead.of(file, MAX_FILE_BYTES);
    if (known.isPresent()) {
      return parsed(file, new String(known.get(), StandardCharsets.US_ASCII).strip());
    }
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    String line = HexFormat.of().formatHex(key) + "\n";
    files.replace(file, out -> out.write(line.getBytes(StandardCharsets.US_ASCII)));
    hide(file);
    return key;
  }

  private static byte[] parsed(Path file, String digits) {
    if (!digits.matches("[0-9a-f]{%d}".formatted(2 * BYTES))) {
      throw new StorageFailure(
          file + " does not hold " + 2 * BYTES + " hexadecimal digits. Delete it to get a new one.",
          null);
    }
    return HexFormat.of().parseHex(digits);
  }

  /** Whether the file's name is that of a key. */
  static boolean isSecret(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".key");
  }

  static void hide(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return; // the folder's access list has to do
    }
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw Failures.of("protect", file, e);
    }
  }
}
