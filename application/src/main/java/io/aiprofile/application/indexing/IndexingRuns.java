package io.aiprofile.application.indexing;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexProgress.Stage;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.knowledge.IndexRun.Result;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Index runs in the background, at most one a profile: who started one may leave and come back.
 * Thread-safe.
 */
@Singleton
public final class IndexingRuns {
  private static final Logger LOG = LoggerFactory.getLogger(IndexingRuns.class);

  /** Whether a run was started. */
  public enum Start {
    STARTED,
    /**
     * One for this profile is under way, or waits for its turn; when it has ended, the documents
     * are looked at again, for they may have changed since it read them.
     */
    UNDER_WAY,
    /** Too many runs are waiting; try again in a minute. */
    BUSY
  }

  /**
   * A run that has not ended.
   *
   * @param stage empty while the run waits for its turn
   * @param done steps of the stage that are done, of {@code total}
   */
  public record Underway(Instant startedAt, Optional<Stage> stage, int done, int total) {
    /** How far the run is, 0 to 100: embedding takes nearly all of its time. */
    public int percent() {
      return stage.map(this::percent).orElse(0);
    }

    private int percent(Stage stage) {
      double share = total == 0 ? 0 : (double) done / total;
      return switch (stage) {
        case READING -> (int) (15 * share);
        case SPLITTING -> 15;
        case EMBEDDING -> (int) (15 + 65 * share);
        case SUGGESTING -> 80;
        case PUBLISHING -> 98;
      };
    }
  }

  private static final class Run {
    private volatile Underway state;
    private volatile boolean cancelled;
    private volatile boolean again;
    private boolean forgotten;

    private Run(Underway state) {
      this.state = state;
    }
  }

  private final IndexDocuments index;
  private final IndexRuns history;
  private final InstantSource clock;
  private final Executor executor;
  private final Map<Slug, Run> underway = new ConcurrentHashMap<>();

  /**
   * @param executor runs a few at a time and refuses when too many wait
   */
  @Inject
  public IndexingRuns(
      IndexDocuments index, IndexRuns history, InstantSource clock, Executor executor) {
    this.index = index;
    this.history = history;
    this.clock = clock;
    this.executor = executor;
  }

  /** Starts a run, and returns at once. */
  public Start start(Slug slug, Mode mode) {
    Run fresh = new Run(waiting());
    Run run = underway.compute(slug, (key, known) -> known == null ? fresh : repeated(known));
    if (run != fresh) {
      return Start.UNDER_WAY;
    }
    try {
      executor.execute(() -> work(slug, mode, run));
      return Start.STARTED;
    } catch (RejectedExecutionException e) {
      underway.remove(slug, run);
      return Start.BUSY;
    }
  }

  /** The profile's run that has not ended, if there is one. */
  public Optional<Underway> underway(Slug slug) {
    return Optional.ofNullable(underway.get(slug)).map(run -> run.state);
  }

  /** Asks a run to stop, which it does before its next step; returns false when there is none. */
  public boolean cancel(Slug slug) {
    return underway.computeIfPresent(slug, (key, run) -> stopped(run)) != null;
  }

  /** Cancels the run of a profile that is being erased; nothing is told of it any more. */
  public void forget(Slug slug) {
    Run run = underway.computeIfPresent(slug, (key, known) -> stopped(known));
    if (run != null) {
      synchronized (run) {
        run.forgotten = true;
      }
    }
  }

  private static Run repeated(Run run) {
    run.again = true;
    return run;
  }

  private static Run stopped(Run run) {
    run.again = false;
    run.cancelled = true;
    return run;
  }

  private Underway waiting() {
    return new Underway(clock.instant(), Optional.empty(), 0, 0);
  }

  private void work(Slug slug, Mode mode, Run run) {
    try {
      tell(run, ran(slug, mode, run));
      while (goesOn(slug, run)) {
        IndexRun repeated = ran(slug, Mode.IF_CHANGED, run);
        if (repeated.result() != Result.UP_TO_DATE) {
          tell(run, repeated);
        }
      }
    } finally {
      underway.remove(slug, run);
    }
  }

  /** In one step with the end of the run, so that whoever is told of one is served by it. */
  private boolean goesOn(Slug slug, Run run) {
    return underway.computeIfPresent(
            slug,
            (key, known) -> {
              if (!known.again) {
                return null;
              }
              known.again = false;
              known.cancelled = false;
              known.state = waiting();
              return known;
            })
        == run;
  }

  private IndexRun ran(Slug slug, Mode mode, Run run) {
    try {
      return ended(slug, run.state.startedAt, outcome(slug, mode, run));
    } catch (RuntimeException e) {
      LOG.error("The index run of {} broke", slug, e);
      return ended(slug, run.state.startedAt, Result.FAILED, Map.of());
    }
  }

  private void tell(Run run, IndexRun ended) {
    synchronized (run) {
      if (!run.forgotten) {
        try {
          history.add(ended);
        } catch (StorageFailure e) {
          LOG.error("The index run of {} is missing in the history", ended.slug(), e);
        }
      }
    }
  }

  private IndexDocuments.Outcome outcome(Slug slug, Mode mode, Run run) {
    return index.index(
        slug,
        mode,
        (stage, done, total) -> {
          run.state = new Underway(run.state.startedAt, Optional.of(stage), done, total);
          return !run.cancelled;
        });
  }

  private IndexRun ended(Slug slug, Instant startedAt, IndexDocuments.Outcome outcome) {
    return switch (outcome) {
      case IndexDocuments.Outcome.Indexed indexed ->
          new IndexRun(
              slug,
              startedAt,
              clock.instant(),
              Result.INDEXED,
              indexed.documents(),
              indexed.chunks(),
              indexed.embedded(),
              indexed.unreadable());
      case IndexDocuments.Outcome.UpToDate current ->
          new IndexRun(
              slug,
              startedAt,
              clock.instant(),
              Result.UP_TO_DATE,
              current.documents(),
              current.chunks(),
              0,
              Map.of());
      case IndexDocuments.Outcome.NoDocuments none ->
          ended(slug, startedAt, Result.NO_DOCUMENTS, Map.of());
      case IndexDocuments.Outcome.NothingReadable nothing ->
          ended(slug, startedAt, Result.NOTHING_READABLE, nothing.unreadable());
      case IndexDocuments.Outcome.Cancelled cancelled ->
          ended(slug, startedAt, Result.CANCELLED, Map.of());
      case IndexDocuments.Outcome.UnknownProfile gone ->
          ended(slug, startedAt, Result.CLOSED, Map.of());
      case IndexDocuments.Outcome.AlreadyRunning elsewhere ->
          ended(slug, startedAt, Result.CANCELLED, Map.of());
    };
  }

  private IndexRun ended(
      Slug slug, Instant startedAt, Result result, Map<FileName, String> unreadable) {
    return new IndexRun(slug, startedAt, clock.instant(), result, 0, 0, 0, unreadable);
  }
}
