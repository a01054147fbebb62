package io.aiprofile.adapters.storage.file.mirror;

import io.aiprofile.adapters.storage.file.store.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What passes between the data folder and the remote; used by one thread at a time. */
final class Exchange implements AutoCloseable {
  /**
   * How a push ended that did not fail.
   *
   * @param sent whether there was anything to push
   * @param problems why some files are not mirrored as they are; a sentence each
   */
  record Outcome(boolean sent, List<String> problems) {}

  /** How often others may push between our looking and our pushing. */
  private static final int MAX_ROUNDS = 20;

  /** Every so many pushes the history is left behind, so that the remote does not grow for ever. */
  private static final int MAX_HISTORY = 1_000;

  /** Every so many tries the objects that nobody needs are dropped. */
  private static final int TIDY_EVERY = 100;

  private static final int MAX_UNCERTAIN = 100;

  /** An erasure has many steps, and each may be pushed by itself. */
  private static final Duration ERASING = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final DataDirectory data;
  private final MirrorSettings settings;
  private final InstantSource clock;
  private final LocalRepository local;
  private final GitRemote remote;
  private final Logs logs;

  /** Files of the remote that cannot be written here. */
  private final Set<String> refused = new TreeSet<>();

  /** Files of the folder that are not mirrored as they are, and why. */
  private final SortedMap<String, String> problems = new TreeMap<>();

  /** Commits that were pushed and may have arrived, though the answer did not. */
  private final SequencedSet<ObjectId> uncertain = new LinkedHashSet<>();

  private boolean forgets;

  /** Whatever is pushed until then leaves the history behind. */
  private Instant forgetsUntil = Instant.MIN;

  private int history;
  private int tries;

  Exchange(
      DataDirectory data,
      MirrorSettings settings,
      InstantSource clock,
      LocalRepository local,
      GitRemote remote) {
    this.data = data;
    this.settings = settings;
    this.clock = clock;
    this.local = local;
    this.remote = remote;
    this.logs = new Logs(data.root().resolve("logs"), clock.instant());
  }

  /**
   * Brings in what the remote has. A folder with nothing in it has not deleted everything: it is
   * new, and gets everything.
   */
  void restore() throws IOException, MirrorTrouble {
    Set<String> there = FoundFiles.namesAt(data.root(), MirroredPaths.ROOT);
    if (Set.of(MirroredPaths.FORMAT).containsAll(there)) {
      local.forgetSeen();
    }
    catchUp();
    data.lookAgain();
    local.tidy();
  }

  /** Pushes what lies at the changed paths. */
  Outcome push(Set<String> changed, boolean withLogs) throws IOException, MirrorTrouble {
    if (++tries % TIDY_EVERY == 0) {
      local.tidy();
    }
    Set<String> paths = new HashSet<>(changed);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Optional<ObjectId> seen = local.seen();
      Snapshot snapshot = snapshot(seen, paths, withLogs);
      if (snapshot.vanished()) {
        forgets = true;
        forgetsUntil = clock.instant().plus(ERASING);
      }
      boolean same = Optional.of(snapshot.tree()).equals(local.tree(seen));
      if (same && !forgets) {
        return new Outcome(false, List.copyOf(problems.values()));
      }
      if (push(seen, snapshot, paths.size())) {
        return new Outcome(true, List.copyOf(problems.values()));
      }
      paths.addAll(catchUp());
    }
    throw new MirrorTrouble(
        "Others write to the mirror " + settings.remote() + " faster than it can be merged.", null);
  }

  /** Lets the next push leave the history behind. */
  void forgetHistory() {
    forgets = true;
  }

  @Override
  public void close() {
    local.close();
  }

  private Snapshot snapshot(Optional<ObjectId> seen, Set<String> paths, boolean withLogs)
      throws IOException {
    Snapshot.Order order =
        new Snapshot.Order(paths, refused, withLogs ? Optional.of(logs) : Optional.empty());
    Snapshot snapshot =
        Snapshot.take(local.git(), data.root(), settings.textOnly(), local.tree(seen), order);
    problems.keySet().removeIf(order::covers);
    problems.putAll(snapshot.problems());
    return snapshot;
  }

  /** False when somebody else has pushed meanwhile. */
  private boolean push(Optional<ObjectId> seen, Snapshot snapshot, int paths)
      throws IOException, MirrorTrouble {
    Instant now = clock.instant();
    boolean instead = forgets || now.isBefore(forgetsUntil) || history >= MAX_HISTORY;
    ObjectId commit =
        local.newCommit(
            snapshot.tree(),
            instead ? Optional.empty() : seen,
            now,
            instead ? "Begin anew, without what was" : "Mirror " + paths + " changed paths");
    if (uncertain.size() == MAX_UNCERTAIN) {
      uncertain.removeFirst();
    }
    uncertain.add(commit);
    boolean arrived = remote.push(commit, seen, instead);
    uncertain.remove(commit);
    if (!arrived) {
      return false;
    }
    uncertain.clear();
    local.seen(commit);
    forgets = false;
    history = instead ? 0 : history + 1;
    if (instead) {
      local.tidy();
    }
    return true;
  }

  /** Merges what others have pushed into the folder; returns the paths that may differ then. */
  private Set<String> catchUp() throws IOException, MirrorTrouble {
    Optional<ObjectId> head = remote.head();
    Optional<ObjectId> seen = local.seen();
    if (head.isEmpty()) {
      local.forgetSeen();
      return Set.of(MirroredPaths.ROOT);
    }
    if (head.equals(seen)) {
      return Set.of();
    }
    ObjectId fetched = remote.fetch();
    Set<String> changed = uncertain.contains(fetched) ? Set.of() : merge(seen, fetched);
    local.seen(fetched);
    local.tidy();
    return changed;
  }

  private Set<String> merge(Optional<ObjectId> seen, ObjectId fetched) throws IOException {
    RevCommit theirs = local.commit(fetched);
    Optional<ObjectId> tree = Optional.of(theirs.getTree().getId());
    try (ObjectReader reader = local.git().newObjectReader()) {
      Map<String, StoredFile> base = StoredFile.of(reader, local.tree(seen));
      Incoming.State state =
          new Incoming.State(
              StoredFile.of(reader, tree),
              Times.read(reader, tree),
              theirs.getCommitterIdent().getWhenAsInstant());
      Contents contents = new Contents(reader, new LargeFileStorage(settings));
      Incoming incoming = new Incoming(data, contents, base, state);
      incoming.apply();
      refused.addAll(incoming.refused());
      LOG.info("Merged what others wrote to the mirror: {} path(s)", incoming.changed().size());
      return incoming.changed();
    }
  }
}
