package io.aiprofile.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The documents of the sample professional, as they lie in the jar. */
public final class Sample {
  private Sample() {}

  /** Copies one of them to a folder. */
  public static Path copy(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream bytes = Sample.class.getResourceAsStream("/sample/" + name)) {
      Files.copy(Objects.requireNonNull(bytes, name), file);
    }
    return file;
  }
}
