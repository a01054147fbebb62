package io.aiprofile.bootstrap.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A data folder in one ZIP file. What can be made again, and logs, are left out. */
public final class DataArchive {
  private static final Set<String> LEFT_OUT =
      Set.of("cache", "logs", "chromadb", ".git", "lock", "locks");

  private static final int MAX_ENTRIES = 10_000_000;

  private DataArchive() {}

  /**
   * Packs a folder; the file appears whole or not at all.
   *
   * @return how many files were packed
   * @throws FileAlreadyExistsException when the file is there already
   */
  public static int pack(Path folder, Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      int packed;
      try (OutputStream out = Files.newOutputStream(part);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        packed = pack(folder, zip);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return packed;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static int pack(Path folder, ZipOutputStream zip) throws IOException {
    int packed = 0;
    for (Path file : files(folder)) {
      ZipEntry entry = new ZipEntry(name(folder, file));
      // The format's own field counts in seconds, and a document was uploaded at a millisecond.
      entry.setComment(Files.getLastModifiedTime(file).toInstant().toString());
      zip.putNextEntry(entry);
      Files.copy(file, zip);
      zip.closeEntry();
      packed++;
    }
    return packed;
  }

  /**
   * Unpacks into an empty folder.
   *
   * @return how many files there were
   * @throws ZipException when the file is no archive, or a damaged or malicious one
   */
  public static int unpack(Path file, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new ZipException("it has more than " + MAX_ENTRIES + " entries");
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      int unpacked = 0;
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory()) {
          unpack(zip, entry, inside(folder, entry));
          unpacked++;
        }
      }
      return unpacked;
    }
  }

  /** Copies those files of a folder that another lacks; returns how many. */
  public static int addMissing(Path from, Path to) throws IOException {
    int added = 0;
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file));
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        added++;
      }
    }
    return added;
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException {
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      in.transferTo(out);
    }
    if (entry.getComment() != null) {
      Files.setLastModifiedTime(target, modified(entry));
    }
  }

  private static FileTime modified(ZipEntry entry) throws ZipException {
    try {
      return FileTime.from(Instant.parse(entry.getComment()));
    } catch (DateTimeParseException e) {
      throw new ZipException("the entry " + entry.getName() + " has no moment");
    }
  }

  private static Path inside(Path folder, ZipEntry entry) throws ZipException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder) || target.equals(folder)) {
      throw new ZipException("the entry " + entry.getName() + " lies outside of it");
    }
    return target;
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            boolean skipped = !visited.equals(folder) && isLeftOut(visited);
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isLeftOut(visited)) {
              files.add(visited);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private static boolean isLeftOut(Path path) {
    String name = String.valueOf(path.getFileName());
    return LEFT_OUT.contains(name) || name.endsWith(".tmp") || name.endsWith(".part");
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
