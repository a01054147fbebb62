package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Jobs as {@link IndexJobRows} has them, and what became of them in the table {@code index_run}.
 */
public final class SqlIndexRuns implements IndexRuns {
  /** Of the history; far more than anybody looks at. */
  private static final int KEPT = 10_000;

  private static final String COLUMNS =
      "SELECT slug, started_ms, ended_ms, result, body FROM index_run ";

  private record Body(int documents, int chunks, int embedded, Map<String, String> unreadable) {}

  private final SqlDatabase database;

  @Inject
  public SqlIndexRuns(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public boolean request(Slug slug, boolean forced, Instant at) {
    return database.write(
        "ask for a run of " + slug,
        handle -> {
          // A job that ends between the two makes room for this one.
          while (!IndexJobRows.insert(handle, slug, forced, at, false)) {
            if (IndexJobRows.join(handle, slug, forced, at)) {
              return false;
            }
          }
          return true;
        });
  }

  @Override
  public Optional<Claim> claim(Instant now, Instant until) {
    return database.write(
        "claim a run", handle -> IndexJobRows.claimFirst(handle, database.dialect(), now, until));
  }

  @Override
  public Optional<Claim> claim(Slug slug, Instant now, Instant until) {
    return database.write(
        "claim the run of " + slug, handle -> IndexJobRows.claim(handle, slug, now, until));
  }

  @Override
  public boolean advance(Claim claim, Progress progress, Instant until) {
    return database.write(
        "tell how far the run of " + claim.job().slug() + " is",
        handle -> IndexJobRows.advance(handle, claim, progress, until));
  }

  @Override
  public void finish(Claim claim, Optional<IndexRun> run) {
    database.write(
        "end the run of " + claim.job().slug(),
        handle -> {
          boolean ended = IndexJobRows.end(handle, claim);
          if (ended) {
            run.ifPresent(one -> insert(handle, one));
          }
          return ended;
        });
  }

  @Override
  public Optional<IndexJob> underway(Slug slug) {
    return database.read("find the run of " + slug, handle -> IndexJobRows.find(handle, slug));
  }

  @Override
  public List<IndexJob> underway() {
    return database.read("list the runs", IndexJobRows::list);
  }

  @Override
  public boolean cancel(Slug slug) {
    return database.write("stop the run of " + slug, handle -> IndexJobRows.cancel(handle, slug));
  }

  @Override
  public void add(IndexRun run) {
    database.write("keep a run of " + run.slug(), handle -> insert(handle, run));
  }

  @Override
  public List<IndexRun> recent(int limit) {
    return database.read(
        "list the runs",
        handle ->
            handle
                .createQuery(COLUMNS + "ORDER BY seq DESC LIMIT :limit")
                .bind("limit", limit)
                .map(DamagedRow.unless(SqlIndexRuns::run))
                .list());
  }

  @Override
  public List<IndexRun> recent(Slug slug, int limit) {
    return database.read(
        "list the runs of " + slug,
        handle ->
            handle
                .createQuery(COLUMNS + "WHERE slug = :slug ORDER BY seq DESC LIMIT :limit")
                .bind("slug", slug.value())
                .bind("limit", limit)
                .map(DamagedRow.unless(SqlIndexRuns::run))
                .list());
  }

  @Override
  public void erase(Slug slug) {
    database.erase(
        "erase the runs of " + slug,
        handle -> {
          ProfileRows.delete(handle, "index_job", slug);
          return ProfileRows.delete(handle, "index_run", slug);
        });
  }

  private static int insert(Handle handle, IndexRun run) {
    Map<String, String> unreadable =
        run.unreadable().entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey().value(), Map.Entry::getValue));
    handle
        .createUpdate(
            """
            INSERT INTO index_run (slug, started_ms, ended_ms, result, body)
            VALUES (:slug, :started, :ended, :result, :body)
            """)
        .bind("slug", run.slug().value())
        .bind("started", run.startedAt().toEpochMilli())
        .bind("ended", run.endedAt().toEpochMilli())
        .bind("result", run.result().name().toLowerCase(Locale.ROOT))
        .bind(
            "body",
            JsonBody.of(new Body(run.documents(), run.chunks(), run.embedded(), unreadable)))
        .execute();
    return dropOldest(handle);
  }

  private static int dropOldest(Handle handle) {
    return handle
        .createUpdate(
            """
            DELETE FROM index_run WHERE seq <
              (SELECT seq FROM index_run ORDER BY seq DESC LIMIT 1 OFFSET :kept)
            """)
        .bind("kept", KEPT)
        .execute();
  }

  private static IndexRun run(ResultSet row, StatementContext context) throws SQLException {
    Body body = JsonBody.read(row.getString("body"), Body.class);
    return new IndexRun(
        new Slug(row.getString("slug")),
        Instant.ofEpochMilli(row.getLong("started_ms")),
        Instant.ofEpochMilli(row.getLong("ended_ms")),
        IndexRun.Result.valueOf(row.getString("result").toUpperCase(Locale.ROOT)),
        body.documents,
        body.chunks,
        body.embedded,
        body.unreadable.entrySet().stream()
            .collect(Collectors.toMap(one -> new FileName(one.getKey()), Map.Entry::getValue)));
  }
}
