package io.aiprofile.adapters.storage.file.mirror;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * A file as it lies in the repository: in one part under its own name, or in several.
 *
 * @param parts in order; their contents one behind the other are the file, or its base64
 */
record StoredFile(boolean base64, List<ObjectId> parts) {
  private static final String BASE64 = ".base64";
  private static final String PARTS = ".parts";
  private static final Pattern FORM =
      Pattern.compile("(.+?)(\\.base64)?(?:\\.parts/(\\d{6}))?", Pattern.DOTALL);

  StoredFile {
    parts = List.copyOf(parts);
  }

  /** The file that what lies at a path in the repository belongs to. */
  static String path(String storedAt) {
    return matched(storedAt).group(1);
  }

  /** Where the parts of a file lie, one path for each. */
  List<String> paths(String path) {
    String name = base64 ? path + BASE64 : path;
    if (parts.size() == 1) {
      return List.of(name);
    }
    List<String> paths = new ArrayList<>();
    for (int part = 1; part <= parts.size(); part++) {
      paths.add("%s%s/%06d".formatted(name, PARTS, part));
    }
    return paths;
  }

  /** The mirrored files of a tree, by their paths; other entries are left out. */
  static SortedMap<String, StoredFile> of(ObjectReader reader, Optional<ObjectId> tree)
      throws IOException {
    SortedMap<String, StoredFile> files = new TreeMap<>();
    GitTree.visit(
        reader,
        tree,
        (path, id, mode) -> {
          Matcher form = matched(path);
          if (isFile(mode) && MirroredPaths.isData(form.group(1))) {
            collect(files, form, id);
          }
        });
    return files;
  }

  /** The content as it lies there. */
  byte[] stored(ObjectReader reader, int firstPart) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (ObjectId part : parts.subList(firstPart, parts.size())) {
      reader.open(part, Constants.OBJ_BLOB).copyTo(content);
    }
    return content.toByteArray();
  }

  /** The file's own content, unless that lies in a large file storage. */
  byte[] content(ObjectReader reader) throws IOException {
    byte[] stored = stored(reader, 0);
    try {
      return base64 ? Base64.getMimeDecoder().decode(stored) : stored;
    } catch (IllegalArgumentException e) {
      throw new IOException("what should be base64 is none", e);
    }
  }

  /**
   * A file that somebody put there by hand as it is comes first, in the order of a tree, and stands
   * before its other forms.
   */
  private static void collect(SortedMap<String, StoredFile> files, Matcher form, ObjectId part) {
    boolean base64 = form.group(2) != null;
    int number = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
    StoredFile before = files.get(form.group(1));
    if (number == 1) {
      files.putIfAbsent(form.group(1), new StoredFile(base64, List.of(part)));
    } else if (before != null && before.base64 == base64 && before.parts.size() == number - 1) {
      List<ObjectId> all = new ArrayList<>(before.parts);
      all.add(part);
      files.put(form.group(1), new StoredFile(base64, all));
    }
  }

  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  private static Matcher matched(String storedAt) {
    Matcher matcher = FORM.matcher(storedAt);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("No path: " + storedAt);
    }
    return matcher;
  }
}
