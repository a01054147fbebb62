package io.aiprofile.adapters.storage.file.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that is in it. */
final class FolderCopy {
  private FolderCopy() {}

  /** Copies it to where nothing is. */
  static Path of(Path folder, Path target) throws IOException {
    for (Path from : all(folder)) {
      Path to = target.resolve(folder.relativize(from).toString());
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
    return target;
  }

  /** The folder itself and all below it, each folder before what is in it. */
  static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  static List<Path> temporaryFiles(Path folder) throws IOException {
    return all(folder).stream().filter(file -> file.toString().endsWith(".tmp")).toList();
  }

  /** Waits for the thread that may just be writing the ledger's totals aside. */
  static void assertNoTemporaryFiles(Path folder) throws IOException {
    Instant deadline = Instant.now().plusSeconds(30);
    while (!temporaryFiles(folder).isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    assertThat(temporaryFiles(folder)).isEmpty();
  }
}
