package io.aiprofile.adapters.storage.file.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Something that a person does to the remote repository by hand. */
final class RemoteEdit {
  private RemoteEdit() {}

  /** Puts a file there. */
  static void of(GitServer server, String path, String content) {
    commit(server, path, content, FileMode.REGULAR_FILE);
  }

  static void link(GitServer server, String path, String target) {
    commit(server, path, target, FileMode.SYMLINK);
  }

  private static void commit(GitServer server, String path, String content, FileMode mode) {
    Repository git = server.repository();
    Optional<ObjectId> head = server.head();
    try (ObjectInserter inserter = git.newObjectInserter();
        ObjectReader reader = git.newObjectReader();
        RevWalk walk = new RevWalk(git)) {
      DirCache tree = DirCache.newInCore();
      DirCacheBuilder builder = tree.builder();
      Optional<ObjectId> before =
          head.isEmpty()
              ? Optional.empty()
              : Optional.of(walk.parseCommit(head.get()).getTree().getId());
      GitTree.visit(
          reader,
          before,
          (there, id, was) -> {
            if (!there.equals(path)) {
              GitTree.add(builder, there, id, was);
            }
          });
      GitTree.add(
          builder, path, inserter.insert(Constants.OBJ_BLOB, content.getBytes(UTF_8)), mode);
      builder.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree.writeTree(inserter));
      head.ifPresent(commit::setParentId);
      commit.setAuthor(
          new PersonIdent("hand", "hand@localhost", Instant.now(), java.time.ZoneOffset.UTC));
      commit.setCommitter(commit.getAuthor());
      commit.setMessage("By hand");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = git.updateRef("refs/heads/main");
      update.setNewObjectId(id);
      update.forceUpdate();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
