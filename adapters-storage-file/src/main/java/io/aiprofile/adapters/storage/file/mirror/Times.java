package io.aiprofile.adapters.storage.file.mirror;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * When the documents were last modified, which is when they were uploaded: the data folder has it
 * in its file system, and git has no place for it. So it lies in a file of its own in the
 * repository.
 */
final class Times {
  private static final String FILE = "modified.json";
  private static final JsonMapper JSON = new JsonMapper();

  private final SortedMap<String, String> times;

  private Times(SortedMap<String, String> times) {
    this.times = times;
  }

  static boolean isTimes(String storedAt) {
    return storedAt.equals(FILE);
  }

  /** Those in a tree; none when there are none or they make no sense. */
  static Times read(ObjectReader reader, Optional<ObjectId> tree) throws IOException {
    if (tree.isEmpty()) {
      return new Times(new TreeMap<>());
    }
    try (TreeWalk file = TreeWalk.forPath(reader, FILE, tree.get())) {
      return new Times(file == null ? new TreeMap<>() : parsed(reader, file.getObjectId(0)));
    }
  }

  Optional<Instant> of(String path) {
    try {
      return Optional.ofNullable(times.get(path)).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Replaces the times of the changed paths. */
  void update(Predicate<String> changed, Map<String, Instant> found) {
    times.keySet().removeIf(changed);
    found.forEach((path, modified) -> times.put(path, modified.toString()));
  }

  void addTo(DirCacheBuilder builder, ObjectInserter inserter) throws IOException {
    if (!times.isEmpty()) {
      byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(times);
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, text);
      GitTree.add(builder, FILE, id, FileMode.REGULAR_FILE);
    }
  }

  private static SortedMap<String, String> parsed(ObjectReader reader, ObjectId id)
      throws IOException {
    byte[] text = reader.open(id, Constants.OBJ_BLOB).getBytes(FileParts.MAX_FILE_BYTES);
    try {
      return JSON.readValue(text, new TypeReference<TreeMap<String, String>>() {});
    } catch (JacksonException e) {
      return new TreeMap<>();
    }
  }
}
