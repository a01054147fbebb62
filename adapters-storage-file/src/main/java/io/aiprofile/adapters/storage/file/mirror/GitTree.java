package io.aiprofile.adapters.storage.file.mirror;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads and builds git's trees. */
final class GitTree {
  /** Is given one entry that is no folder. */
  interface Visitor {
    void visit(String path, ObjectId id, FileMode mode);
  }

  private GitTree() {}

  /** Visits all entries of a tree, folders within folders, in git's order. */
  static void visit(ObjectReader reader, Optional<ObjectId> tree, Visitor visitor)
      throws IOException {
    if (tree.isEmpty()) {
      return;
    }
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(tree.get());
      walk.setRecursive(true);
      while (walk.next()) {
        visitor.visit(walk.getPathString(), walk.getObjectId(0), walk.getFileMode());
      }
    }
  }

  static void add(DirCacheBuilder builder, String path, ObjectId id, FileMode mode) {
    DirCacheEntry entry = new DirCacheEntry(path);
    entry.setFileMode(mode);
    entry.setObjectId(id);
    builder.add(entry);
  }

  static void add(DirCacheBuilder builder, String path, StoredFile file) {
    List<String> paths = file.paths(path);
    for (int part = 0; part < paths.size(); part++) {
      add(builder, paths.get(part), file.parts().get(part), FileMode.REGULAR_FILE);
    }
  }
}
