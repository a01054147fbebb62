package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is directly in a folder. */
final class FolderEntries {
  private FolderEntries() {}

  /** The paths in no order; none when there is no such folder. */
  static List<Path> of(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw Failures.of("list", folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw Failures.of("list", folder, e);
    }
  }
}
