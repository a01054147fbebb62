package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The history of index runs for as long as this object lives. Thread-safe. */
public final class InMemoryIndexRuns implements IndexRuns {
  private static final int MAX_KEPT = 1_001;

  /** The latest first. */
  private final Deque<IndexRun> runs = new ArrayDeque<>();

  @Override
  public synchronized void add(IndexRun run) {
    runs.addFirst(
        new IndexRun(
            run.slug(),
            run.startedAt().truncatedTo(ChronoUnit.MILLIS),
            run.endedAt().truncatedTo(ChronoUnit.MILLIS),
            run.result(),
            run.documents(),
            run.chunks(),
            run.embedded(),
            run.unreadable()));
    if (runs.size() > MAX_KEPT) {
      runs.removeLast();
    }
  }

  @Override
  public synchronized List<IndexRun> recent(int limit) {
    return runs.stream().limit(limit).toList();
  }

  @Override
  public synchronized List<IndexRun> recent(Slug slug, int limit) {
    return runs.stream().filter(run -> run.slug().equals(slug)).limit(limit).toList();
  }

  @Override
  public synchronized void erase(Slug slug) {
    runs.removeIf(run -> run.slug().equals(slug));
  }
}
