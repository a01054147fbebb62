package io.aiprofile.adapters.storage.file.mirror;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells what of the data folder is mirrored, and what kind of file it is. Paths are relative to the
 * folder, with slashes: as git writes them.
 */
final class MirroredPaths {
  /** Everything there is. */
  static final String ROOT = "";

  static final String PROFILES = "profiles/";
  static final String REGISTRY = "system/profiles.json";

  /** Is there as soon as the data folder is opened. */
  static final String FORMAT = "system/format.json";

  private static final String SYSTEM = "system/";

  private static final String TOTALS = "system/token_usage.json";

  /**
   * Made again from what is mirrored, or of use to this process only, which loses its hold of the
   * folder if it ever closes the lock.
   */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "profiles/[^/]+/(index|chromadb)(/.*)?"
              + "|system/(lock|locks|cache)(/.*)?|system/index_jobs\\.jsonl");

  /** Locks, unfinished files, databases, and the names that the mirror itself gives. */
  private static final Pattern LEFT_OUT_NAME =
      Pattern.compile(
          "\\.saving-.*\\.tmp|.*\\.lock|.*\\.(sqlite3?|db)(-(wal|shm|journal))?"
              + "|(?i:\\.git)|.*\\.(base64|parts)");

  private static final Pattern DOCUMENT = Pattern.compile("profiles/[^/]+/docs/[^/]+");

  private MirroredPaths() {}

  /** Whether a file there, or anything in a folder there, is part of the mirror. */
  static boolean isData(String path) {
    if (!path.startsWith(PROFILES) && !path.startsWith(SYSTEM)) {
      return false;
    }
    if (LEFT_OUT.matcher(path).matches()) {
      return false;
    }
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals("..") || LEFT_OUT_NAME.matcher(name).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Whether the file is one of lines that are added at its end. */
  static boolean isLines(String path) {
    return path.endsWith(".jsonl") || path.endsWith(".log");
  }

  /**
   * Whether of two versions the remote's stands, whole: of a newer program's format, and of the
   * ledger's totals, because the merged ledger begins with the remote's.
   */
  static boolean isTheirs(String path) {
    return path.equals(FORMAT) || path.equals(TOTALS);
  }

  static boolean isJson(String path) {
    return path.endsWith(".json");
  }

  /** Whether the time of the file's modification tells something. */
  static boolean isDocument(String path) {
    return DOCUMENT.matcher(path).matches();
  }

  /** The folder of the profile that a path lies in, without a slash at its end. */
  static Optional<String> profile(String path) {
    if (!path.startsWith(PROFILES)) {
      return Optional.empty();
    }
    int end = path.indexOf('/', PROFILES.length());
    return Optional.of(end < 0 ? path : path.substring(0, end));
  }
}
