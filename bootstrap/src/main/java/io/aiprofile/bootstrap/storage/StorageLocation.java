package io.aiprofile.bootstrap.storage;

import io.aiprofile.adapters.storage.file.mirror.MirrorSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where data is kept. Printed without a password. */
public sealed interface StorageLocation {
  /** How locations are written. */
  String FORMS = "file:FOLDER, sqlite:FILE or postgres://USER:PASSWORD@HOST:PORT/DATABASE";

  /** Files below a folder. */
  record Files(Path folder) implements StorageLocation {
    @Override
    public String toString() {
      return "file:" + folder;
    }
  }

  /** Files below a folder, which a git repository elsewhere is kept the same as. */
  record Mirrored(Path folder, MirrorSettings mirror) implements StorageLocation {
    @Override
    public String toString() {
      return "file:" + folder + ", mirrored to " + mirror.remote();
    }
  }

  /** The folder of data that lies in files. */
  default Optional<Path> files() {
    return switch (this) {
      case Files files -> Optional.of(files.folder());
      case Mirrored mirrored -> Optional.of(mirrored.folder());
      case Sqlite sqlite -> Optional.empty();
      case Postgres postgres -> Optional.empty();
    };
  }

  /** A database file. */
  record Sqlite(Path file) implements StorageLocation {
    @Override
    public String toString() {
      return "sqlite:" + file;
    }
  }

  /** A database server. */
  record Postgres(String url) implements StorageLocation {
    @Override
    public String toString() {
      return url.replaceAll(":[^:@/]*@", ":***@").replaceAll("password=[^&]*", "password=***");
    }
  }

  /**
   * The location that a person typed, or empty when it is none.
   *
   * @param workingDirectory from which a path is seen
   */
  static Optional<StorageLocation> parse(String typed, Path workingDirectory) {
    try {
      if (typed.startsWith("file:") && typed.length() > "file:".length()) {
        return Optional.of(new Files(path(typed, workingDirectory)));
      }
      if (typed.startsWith("sqlite:") && typed.length() > "sqlite:".length()) {
        return Optional.of(new Sqlite(path(typed, workingDirectory)));
      }
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    return typed.matches("(?:jdbc:)?postgres(?:ql)?://.+")
        ? Optional.of(new Postgres(typed))
        : Optional.empty();
  }

  private static Path path(String typed, Path workingDirectory) {
    String path = typed.substring(typed.indexOf(':') + 1).replaceFirst("^//(?=/)", "");
    return workingDirectory.resolve(path).toAbsolutePath().normalize();
  }
}
