package io.aiprofile.adapters.storage.file.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The git objects on this machine: those of the state that was last seen at the remote, and what
 * has gathered since the last {@link #tidy}. Can be thrown away at any time. Not thread-safe.
 */
final class LocalRepository implements AutoCloseable {
  private static final String SEEN = "refs/mirror/seen";
  private static final String AUTHOR = "AI Profile Platform";
  private static final String ADDRESS = "mirror@localhost";

  private final Path folder;
  private final Repository repository;

  private LocalRepository(Path folder, Repository repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Opens it, or creates it where there is none or a damaged one. */
  static LocalRepository open(Path folder) throws IOException {
    OwnSettings.use();
    LocalRepository opened = new LocalRepository(folder, repository(folder));
    try {
      opened.check();
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      delete(folder);
      return new LocalRepository(folder, repository(folder));
    }
  }

  Repository git() {
    return repository;
  }

  /** The commit in which remote and folder last agreed. */
  Optional<ObjectId> seen() throws IOException {
    return Optional.ofNullable(repository.exactRef(SEEN)).map(Ref::getObjectId);
  }

  void seen(ObjectId commit) throws IOException {
    RefUpdate update = repository.updateRef(SEEN);
    update.setNewObjectId(commit);
    checked(update.forceUpdate());
  }

  void forgetSeen() throws IOException {
    RefUpdate update = repository.updateRef(SEEN);
    update.setForceUpdate(true);
    checked(update.delete());
  }

  RevCommit commit(ObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(id);
      walk.parseBody(commit);
      return commit;
    }
  }

  /** The tree of a commit, if there is one. */
  Optional<ObjectId> tree(Optional<ObjectId> commit) throws IOException {
    return commit.isEmpty()
        ? Optional.empty()
        : Optional.of(commit(commit.get()).getTree().getId());
  }

  ObjectId newCommit(ObjectId tree, Optional<ObjectId> parent, Instant at, String message)
      throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    parent.ifPresent(commit::setParentId);
    PersonIdent author = new PersonIdent(AUTHOR, ADDRESS, at, ZoneOffset.UTC);
    commit.setAuthor(author);
    commit.setCommitter(author);
    commit.setMessage(message);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  /** Drops all objects but those of the state last seen: its history, and what was never pushed. */
  void tidy() throws IOException {
    Optional<ObjectId> seen = seen();
    repository.getObjectDatabase().setShallowCommits(seen.map(Set::of).orElse(Set.of()));
    Files.deleteIfExists(folder.resolve("FETCH_HEAD"));
    try (Git git = new Git(repository)) {
      git.gc().setExpire(Instant.now()).call();
    } catch (GitAPIException e) {
      throw new IOException("could not tidy " + folder, e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  /** Fails when the state last seen cannot be read. */
  private void check() throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      for (StoredFile file : StoredFile.of(reader, tree(seen())).values()) {
        for (ObjectId part : file.parts()) {
          reader.open(part).getSize();
        }
      }
    }
  }

  private static void checked(RefUpdate.Result result) throws IOException {
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
      default -> throw new IOException("could not note what was seen: " + result);
    }
  }

  private static Repository repository(Path folder) throws IOException {
    Files.createDirectories(folder);
    Repository repository =
        new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    if (!repository.getObjectDatabase().exists()) {
      repository.create(true);
      configure(repository.getConfig());
    }
    return repository;
  }

  private static void configure(StoredConfig config) throws IOException {
    config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "fsyncObjectFiles", true);
    config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "fsyncRefFiles", true);
    // The token is for the remote's host alone.
    config.setString("http", null, "followRedirects", "false");
    config.setString("gc", null, "pruneExpire", "now");
    config.setString("gc", null, "prunePackExpire", "now");
    config.setInt("pack", null, "threads", 1);
    config.save();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
