package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Looks for lines of a file that its readers skip. */
final class LinesInspection {
  /** Throws something for a line that readers skip. */
  interface Understanding {
    void of(byte[] line) throws IOException;
  }

  private final Path file;
  private final Understanding understanding;
  private final Consumer<String> problem;
  private long number;

  private LinesInspection(Path file, Understanding understanding, Consumer<String> problem) {
    this.file = file;
    this.understanding = understanding;
    this.problem = problem;
  }

  /** Does nothing when there is no such file. */
  static void of(Path file, Understanding understanding, Consumer<String> problem) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      new LinesInspection(file, understanding, problem).inspect(channel);
    } catch (NoSuchFileException e) {
      // nobody has written there yet
    } catch (IOException e) {
      throw Failures.of("read", file, e);
    }
  }

  private void inspect(FileChannel channel) throws IOException {
    long end = GrowingFile.read(channel, 0, this::inspect);
    if (end < channel.size()) {
      problem.accept(file + " ends in a torn line, which the next addition cuts off.");
    }
  }

  private void inspect(byte[] line) {
    number++;
    try {
      if (line.length > 0) {
        understanding.of(line);
      }
    } catch (IOException | RuntimeException e) {
      problem.accept(file + ", line " + number + ", makes no sense and is skipped; repair it.");
    }
  }
}
