package io.aiprofile.adapters.storage.file.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The logs, each run's in a folder of its own in the repository, {@code logs/{start}/}: so two
 * programs never write the same, and what the last run said before it ended can still be read. They
 * are never brought back into the data folder, where the current ones are open.
 */
final class Logs {
  private static final String FOLDER = "logs/";
  private static final int KEPT_RUNS = 3;
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final String run;

  /**
   * @param folder of the data folder, need not exist
   */
  Logs(Path folder, Instant start) {
    this.folder = folder;
    int mark = ThreadLocalRandom.current().nextInt(1 << 16);
    this.run = "%s-%04x".formatted(START.format(start), mark);
  }

  static boolean isLog(String storedAt) {
    return storedAt.startsWith(FOLDER);
  }

  /** Adds what the former runs left, as far as it is kept, and what this one has written. */
  void addTo(
      DirCacheBuilder builder, ObjectReader reader, Optional<ObjectId> before, FileParts parts)
      throws IOException {
    NavigableSet<String> runs = runs(reader, before);
    runs.add(run);
    while (runs.size() > KEPT_RUNS) {
      runs.pollFirst();
    }
    GitTree.visit(
        reader,
        before,
        (path, id, mode) -> {
          if (isLog(path) && !run(path).equals(run) && runs.contains(run(path))) {
            GitTree.add(builder, path, id, mode);
          }
        });
    for (Path file : files()) {
      try {
        GitTree.add(builder, FOLDER + run + "/" + file.getFileName(), parts.read(file));
      } catch (NoSuchFileException e) {
        // renamed meanwhile, because it was full
      }
    }
  }

  private static NavigableSet<String> runs(ObjectReader reader, Optional<ObjectId> before)
      throws IOException {
    NavigableSet<String> runs = new TreeSet<>();
    GitTree.visit(
        reader,
        before,
        (path, id, mode) -> {
          if (isLog(path)) {
            runs.add(run(path));
          }
        });
    return runs;
  }

  private static String run(String storedAt) {
    String rest = storedAt.substring(FOLDER.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }
}
