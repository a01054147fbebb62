package io.aiprofile.adapters.storage.file.store;

import static java.util.stream.Collectors.toMap;

import io.aiprofile.adapters.storage.file.store.JsonLinesFile.Bound;
import io.aiprofile.adapters.storage.file.store.JsonLinesFile.Line;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Jobs in {@code system/index_jobs.jsonl}, whose workers are known to this process only, so that a
 * job waits again when the process has ended; and the history of index runs in {@code
 * system/index_runs.jsonl}, a line per run. When there are 2,000, the last 1,000 stay.
 */
public final class FileIndexRuns implements IndexRuns {
  private static final int KEPT_RUNS = 1_000;

  /** Room for twice the kept runs when each of them leaves out a hundred documents. */
  private static final int MAX_FILE_BYTES = 64 << 20;

  private static final Bound BOUND =
      new Bound(MAX_FILE_BYTES, 2 * KEPT_RUNS, FileIndexRuns::youngest);

  private record Entry(
      String slug,
      String startedAt,
      String endedAt,
      String result,
      int documents,
      int chunks,
      int embedded,
      Map<String, String> unreadable) {}

  private final DataDirectory data;
  private final IndexJobs jobs;

  @Inject
  public FileIndexRuns(DataDirectory data) {
    this.data = data;
    this.jobs = new IndexJobs(data);
  }

  @Override
  public boolean request(Slug slug, boolean forced, Instant at) {
    return jobs.request(slug, forced, Moments.kept(at));
  }

  @Override
  public Optional<Claim> claim(Instant now, Instant until) {
    return jobs.claim(job -> true, now, until);
  }

  @Override
  public Optional<Claim> claim(Slug slug, Instant now, Instant until) {
    return jobs.claim(job -> job.slug().equals(slug), now, until);
  }

  @Override
  public boolean advance(Claim claim, Progress progress, Instant until) {
    return jobs.advance(claim, progress, until);
  }

  /** The run goes first: a crash in between leaves the job to be done again, and nothing undone. */
  @Override
  public void finish(Claim claim, Optional<IndexRun> run) {
    jobs.finish(claim, () -> run.ifPresent(this::add));
  }

  @Override
  public Optional<IndexJob> underway(Slug slug) {
    return underway().stream().filter(job -> job.slug().equals(slug)).findFirst();
  }

  @Override
  public List<IndexJob> underway() {
    return jobs.list();
  }

  @Override
  public boolean cancel(Slug slug) {
    return jobs.cancel(slug);
  }

  @Override
  public void add(IndexRun run) {
    file().add(entry(run));
  }

  @Override
  public List<IndexRun> recent(int limit) {
    return all().reversed().stream().limit(limit).toList();
  }

  @Override
  public List<IndexRun> recent(Slug slug, int limit) {
    return all().reversed().stream().filter(run -> run.slug().equals(slug)).limit(limit).toList();
  }

  @Override
  public void erase(Slug slug) {
    jobs.erase(slug);
    file().retain(run -> !run.path("slug").asText().equals(slug.value()));
  }

  private List<IndexRun> all() {
    return file().read(Entry.class, FileIndexRuns::run);
  }

  private static List<Line> youngest(List<Line> lines) {
    // One more, for that many younger ones let a run be dropped.
    return lines.subList(Math.max(0, lines.size() - KEPT_RUNS - 1), lines.size());
  }

  private static Entry entry(IndexRun run) {
    return new Entry(
        run.slug().value(),
        run.startedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
        run.endedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
        run.result().name().toLowerCase(Locale.ROOT),
        run.documents(),
        run.chunks(),
        run.embedded(),
        run.unreadable().entrySet().stream()
            .collect(
                toMap(
                    document -> document.getKey().value(),
                    Map.Entry::getValue,
                    (one, other) -> one,
                    TreeMap::new)));
  }

  /** Throws something for a line that readers skip. */
  static void understand(byte[] line) throws IOException {
    run(JsonLine.read(line, Entry.class));
  }

  private static IndexRun run(Entry entry) {
    return new IndexRun(
        new Slug(entry.slug),
        Instant.parse(entry.startedAt),
        Instant.parse(entry.endedAt),
        IndexRun.Result.valueOf(entry.result.toUpperCase(Locale.ROOT)),
        entry.documents,
        entry.chunks,
        entry.embedded,
        entry.unreadable.entrySet().stream()
            .collect(toMap(document -> new FileName(document.getKey()), Map.Entry::getValue)));
  }

  private JsonLinesFile file() {
    return new JsonLinesFile(data, data.system(), data.system().resolve("index_runs.jsonl"), BOUND);
  }
}
