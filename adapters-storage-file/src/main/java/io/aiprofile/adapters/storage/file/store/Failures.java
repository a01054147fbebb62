package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what a file system refused so that a person can help. */
final class Failures {
  private Failures() {}

  /**
   * @param verb what was being done to the path, as in "save"
   */
  static StorageFailure of(String verb, Path path, IOException cause) {
    return new StorageFailure("Could not " + verb + " " + path + ": " + reason(cause) + ".", cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "access denied; give this user the right to write there";
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case FileSystemException refused when refused.getReason() != null ->
          withRemedy(refused.getReason());
      default -> withRemedy(String.valueOf(cause.getMessage()));
    };
  }

  private static String withRemedy(String reason) {
    return reason.contains("No space left") ? "the disk is full; free some space" : reason;
  }
}
