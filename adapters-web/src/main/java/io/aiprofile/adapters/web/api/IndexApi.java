package io.aiprofile.adapters.web.api;

import io.aiprofile.adapters.web.auth.Slugs;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Indexes: how they stand, how they are made, how that went. */
public final class IndexApi {
  private static final int MAX_HISTORY = 1_000;

  /** A run that goes on. */
  record RunningReply(String startedAt, @Nullable String stage, int done, int total, int percent) {
    static RunningReply of(IndexJob job) {
      return new RunningReply(
          job.requestedAt().toString(),
          job.progress().map(now -> now.stage().name().toLowerCase(Locale.ROOT)).orElse(null),
          job.progress().map(Progress::done).orElse(0),
          job.progress().map(Progress::total).orElse(0),
          job.percent());
    }
  }

  /** The current index. */
  record CurrentReply(String id, String createdAt, int documents, int chunks) {
    static CurrentReply of(IndexGeneration generation) {
      return new CurrentReply(
          generation.id(),
          generation.createdAt().toString(),
          generation.documents().size(),
          generation.chunks().size());
    }
  }

  record IndexReply(
      @Nullable CurrentReply current, @Nullable RunningReply running, @Nullable RunReply last) {}

  /** A run that has ended. */
  record RunReply(
      String slug,
      String startedAt,
      String endedAt,
      String result,
      int documents,
      int chunks,
      int embedded,
      Map<String, String> unreadable) {
    static RunReply of(IndexRun run) {
      Map<String, String> unreadable = new TreeMap<>();
      run.unreadable().forEach((name, why) -> unreadable.put(name.value(), why));
      return new RunReply(
          run.slug().value(),
          run.startedAt().toString(),
          run.endedAt().toString(),
          run.result().name().toLowerCase(Locale.ROOT),
          run.documents(),
          run.chunks(),
          run.embedded(),
          unreadable);
    }
  }

  record HistoryReply(List<RunReply> runs) {}

  private final Profiles profiles;
  private final Chunks chunks;
  private final IndexingRuns runs;
  private final IndexRuns history;

  @Inject
  public IndexApi(Profiles profiles, Chunks chunks, IndexingRuns runs, IndexRuns history) {
    this.profiles = profiles;
    this.chunks = chunks;
    this.runs = runs;
    this.history = history;
  }

  public Reply show(Request request) throws Problem {
    return Reply.json(200, state(known(request)));
  }

  public Reply start(Request request) throws Problem {
    return start(known(request), Mode.IF_CHANGED);
  }

  public Reply force(Request request) throws Problem {
    return start(known(request), Mode.FORCED);
  }

  /** The runs of all profiles, the latest first, at most {@code limit}. */
  public Reply history(Request request) throws Problem {
    int limit = request.number("limit", 1, MAX_HISTORY, 50);
    return Reply.json(
        200, new HistoryReply(history.recent(limit).stream().map(RunReply::of).toList()));
  }

  private Reply start(Slug slug, Mode mode) {
    runs.start(slug, mode);
    return Reply.json(202, state(slug));
  }

  private IndexReply state(Slug slug) {
    Optional<IndexJob> running = runs.underway(slug);
    return new IndexReply(
        chunks.current(slug).map(CurrentReply::of).orElse(null),
        running.map(RunningReply::of).orElse(null),
        history.recent(slug, 1).stream().findFirst().map(RunReply::of).orElse(null));
  }

  private Slug known(Request request) throws Problem {
    Slug slug = Slugs.of(request);
    if (profiles.find(slug).filter(found -> found.status().allowsOwner()).isEmpty()) {
      throw Problem.notFound();
    }
    return slug;
  }
}
