package io.aiprofile.bootstrap.evaluation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Results that appear under their name only when they are complete. */
final class ResultFile implements AutoCloseable {
  private final Path file;
  private final Path aside;
  private final BufferedWriter writer;

  private ResultFile(Path file, Path aside, BufferedWriter writer) {
    this.file = file;
    this.aside = aside;
    this.writer = writer;
  }

  /** Begins at once, so that a name that cannot be written is told before the work is done. */
  static ResultFile create(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    if (!Files.isDirectory(file.resolveSibling("."))) {
      throw new NoSuchFileException(String.valueOf(file.getParent()));
    }
    String name = Objects.requireNonNull(file.getFileName()).toString();
    Path aside = file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".tmp");
    BufferedWriter writer =
        Files.newBufferedWriter(
            aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    return new ResultFile(file, aside, writer);
  }

  void line(String text) throws IOException {
    writer.write(text);
    writer.write('\n');
  }

  /** Makes the results visible, in place of former ones. */
  void publish() throws IOException {
    writer.close();
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Leaves nothing behind unless it was published. */
  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(aside);
  }
}
