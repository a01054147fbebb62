package io.aiprofile.adapters.storage.file.mirror;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of the data folder is to be mirrored lies at some paths. Follows no links. */
final class FoundFiles {
  /** Reads a file, or only tells that there is one. */
  interface Reading {
    StoredFile of(Path file) throws IOException;
  }

  private static final StoredFile UNREAD = new StoredFile(false, List.of());

  private final Path root;
  private final Reading reading;
  private final SortedMap<String, StoredFile> files = new TreeMap<>();
  private final Map<String, Instant> documentTimes = new HashMap<>();
  private final SortedMap<String, String> problems = new TreeMap<>();

  FoundFiles(Path root, Reading reading) {
    this.root = root;
    this.reading = reading;
  }

  /** The paths of those that lie at a path. */
  static Set<String> namesAt(Path root, String path) throws IOException {
    FoundFiles found = new FoundFiles(root, file -> UNREAD);
    found.search(path);
    return found.files.keySet();
  }

  /** Reads what lies at a path, or in a folder there; nothing where there is none. */
  void search(String path) throws IOException {
    if (path.equals(MirroredPaths.ROOT)) {
      search("profiles");
      search("system");
    } else if (Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(root.resolve(path), new Visitor());
    }
  }

  SortedMap<String, StoredFile> files() {
    return files;
  }

  /** When the documents among them were last modified. */
  Map<String, Instant> documentTimes() {
    return documentTimes;
  }

  /** The files that are there and could not be read, and why; a sentence each. */
  SortedMap<String, String> problems() {
    return problems;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return MirroredPaths.isData(name(folder) + "/any")
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = name(file);
      if (attributes.isRegularFile() && MirroredPaths.isData(path)) {
        read(file, path, attributes);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE; // deleted meanwhile, which will be told
      }
      throw e;
    }
  }

  private void read(Path file, String path, BasicFileAttributes attributes) {
    try {
      files.put(path, reading.of(file));
      if (MirroredPaths.isDocument(path)) {
        documentTimes.put(path, attributes.lastModifiedTime().toInstant());
      }
    } catch (NoSuchFileException e) {
      // deleted meanwhile, which will be told
    } catch (IOException e) {
      problems.put(
          path,
          path
              + " is not mirrored: "
              + e.getMessage()
              + ". Make it smaller or readable, or take it out; all other files are mirrored.");
    }
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
