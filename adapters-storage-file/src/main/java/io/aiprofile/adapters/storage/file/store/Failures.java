package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Says what a file system refused so that a person can help. */
final class Failures {
  /** As Linux, macOS and Windows say ENOSPC and EDQUOT. */
  private static final List<String> FULL =
      List.of("no space left", "not enough space on the disk", "quota exceeded");

  private static final List<String> READ_ONLY =
      List.of("read-only file system", "permission denied", "operation not permitted");

  private Failures() {}

  /**
   * @param verb what was being done to the path, as in "save"
   */
  static StorageFailure of(String verb, Path path, IOException cause) {
    return new StorageFailure(
        kind(cause), "Could not " + verb + " " + path + ": " + reason(cause) + ".", cause);
  }

  /** Whether there is no space left for this user. */
  static boolean isFull(IOException cause) {
    return says(cause, FULL);
  }

  private static Kind kind(IOException cause) {
    if (cause instanceof FailedSync || cause instanceof AccessDeniedException) {
      return Kind.READ_ONLY;
    }
    if (isFull(cause)) {
      return Kind.FULL;
    }
    return says(cause, READ_ONLY) ? Kind.READ_ONLY : Kind.OTHER;
  }

  private static boolean says(IOException cause, List<String> reasons) {
    String said = said(cause).toLowerCase(Locale.ROOT);
    return reasons.stream().anyMatch(said::contains);
  }

  private static String reason(IOException cause) {
    if (isFull(cause)) {
      return "the disk is full; free some space (" + said(cause) + ")";
    }
    return switch (cause) {
      case AccessDeniedException denied -> "access denied; give this user the right to";
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case FailedSync failed -> said(failed) + "; check the disk, then start the program again";
      default -> said(cause);
    };
  }

  private static String said(IOException cause) {
    return cause instanceof FileSystemException refused && refused.getReason() != null
        ? refused.getReason()
        : String.valueOf(cause.getMessage());
  }
}
