package io.aiprofile.adapters.storage.file.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * The data folder as a tree of git: the tree last seen, with what lies at the changed paths now.
 *
 * @param vanished whether a profile, or a file of one, is in the tree last seen and not in this one
 * @param problems of files that are not as they lie in the folder, and why; a sentence each
 */
record Snapshot(ObjectId tree, boolean vanished, Map<String, String> problems) {
  Snapshot {
    problems = Map.copyOf(problems);
  }

  /**
   * What to take.
   *
   * @param changed files and folders
   * @param kept stay in the tree though they are not in the folder, where they could not be written
   * @param logs empty when it is not their turn
   */
  record Order(Set<String> changed, Set<String> kept, Optional<Logs> logs) {
    Order {
      changed = Set.copyOf(changed);
      kept = Set.copyOf(kept);
    }

    boolean covers(String path) {
      if (changed.contains(MirroredPaths.ROOT)) {
        return true;
      }
      for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
        if (changed.contains(path.substring(0, end))) {
          return true;
        }
      }
      return false;
    }

    /** Whether what the tree last seen has there is not looked for anew. */
    private boolean leaves(String storedAt) {
      if (Times.isTimes(storedAt) || (logs.isPresent() && Logs.isLog(storedAt))) {
        return false;
      }
      String path = StoredFile.path(storedAt);
      boolean looksFor = MirroredPaths.isData(path) || MirroredPaths.profile(path).isPresent();
      return !(looksFor && covers(path));
    }
  }

  /**
   * Reads the changed paths in their order. So a profile's records are read before the notices that
   * announce them, which are written first: a record without its notice would never be told.
   */
  static Snapshot take(
      Repository git, Path root, boolean textOnly, Optional<ObjectId> lastSeen, Order order)
      throws IOException {
    try (ObjectInserter inserter = git.newObjectInserter();
        ObjectReader reader = git.newObjectReader()) {
      FileParts parts = new FileParts(textOnly, part -> inserter.insert(Constants.OBJ_BLOB, part));
      SortedMap<String, StoredFile> before = StoredFile.of(reader, lastSeen);
      FoundFiles found = new FoundFiles(root, parts::read);
      for (String path : new TreeSet<>(order.changed)) {
        found.search(path);
      }
      before.forEach(
          (path, file) -> {
            boolean stays = found.problems().containsKey(path) || order.kept.contains(path);
            if (stays && order.covers(path)) {
              found.files().putIfAbsent(path, file);
            }
          });
      Times times = Times.read(reader, lastSeen);
      times.update(order::covers, found.documentTimes());

      DirCache tree = DirCache.newInCore();
      DirCacheBuilder builder = tree.builder();
      GitTree.visit(
          reader,
          lastSeen,
          (path, id, mode) -> {
            if (order.leaves(path)) {
              GitTree.add(builder, path, id, mode);
            }
          });
      found.files().forEach((path, file) -> GitTree.add(builder, path, file));
      times.addTo(builder, inserter);
      if (order.logs.isPresent()) {
        order.logs.get().addTo(builder, reader, lastSeen, parts);
      }
      builder.finish();
      ObjectId id = tree.writeTree(inserter);
      inserter.flush();
      boolean vanished = vanished(reader, before, order, found);
      return new Snapshot(id, vanished, found.problems());
    }
  }

  private static boolean vanished(
      ObjectReader reader, Map<String, StoredFile> before, Order order, FoundFiles found)
      throws IOException {
    boolean file =
        before.keySet().stream()
            .filter(path -> MirroredPaths.profile(path).isPresent() && order.covers(path))
            .anyMatch(path -> !found.files().containsKey(path));
    return file
        || (order.covers(MirroredPaths.REGISTRY)
            && !entries(reader, found.files()).containsAll(entries(reader, before)));
  }

  /** The profiles in the registry. */
  private static Set<String> entries(ObjectReader reader, Map<String, StoredFile> files)
      throws IOException {
    StoredFile registry = files.get(MirroredPaths.REGISTRY);
    return registry == null ? Set.of() : JsonMerge.keys(registry.content(reader));
  }
}
