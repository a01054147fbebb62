package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is of no use to anybody in a data folder that nobody uses yet. */
final class Leftovers {
  /** Versions in which several processes shared a folder locked these, one for every write. */
  private static final String LOCKS = "locks";

  private static final Pattern LOCK = Pattern.compile("(file|folder)-[0-9]+\\.lock");

  private Leftovers() {}

  /** The temporary files of crashed writers, and the lock files of earlier versions. */
  static List<Path> in(DataDirectory data) {
    Stream<Path> folders =
        Stream.concat(
            Stream.of(data.system(), data.outbox(), data.secrets()),
            data.profiles().stream()
                .flatMap(
                    profile ->
                        Stream.of(
                            profile,
                            profile.resolve("docs"),
                            profile.resolve("index"),
                            profile.resolve("conversations"))));
    return Stream.concat(
            folders.filter(Leftovers::isFolder).flatMap(at -> AtomicFile.leftovers(at).stream()),
            locks(data).stream())
        .toList();
  }

  static void remove(DataDirectory data, AtomicFile files) {
    in(data).forEach(files::delete);
    Path locks = data.system().resolve(LOCKS);
    try {
      if (isFolder(locks)) {
        Files.deleteIfExists(locks);
      }
    } catch (DirectoryNotEmptyException e) {
      // somebody keeps something else there
    } catch (IOException e) {
      throw Failures.of("delete", locks, e);
    }
  }

  private static List<Path> locks(DataDirectory data) {
    Path locks = data.system().resolve(LOCKS);
    return isFolder(locks)
        ? FolderEntries.of(locks).stream()
            .filter(file -> LOCK.matcher(String.valueOf(file.getFileName())).matches())
            .toList()
        : List.of();
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
