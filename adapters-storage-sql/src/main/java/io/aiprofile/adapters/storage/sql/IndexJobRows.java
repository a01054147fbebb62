package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.IndexRuns.Claim;
import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexJob.Stage;
import io.aiprofile.domain.profile.Slug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The table {@code index_job}: at most one row a profile. A row is a job's from the request to its
 * end, and no two rows ever have the same {@code seq}; so with how often it was claimed that makes
 * a claim's number.
 */
final class IndexJobRows {
  /** Of a claim's number; a job that was claimed more often than they count is never claimed. */
  private static final int CLAIM_BITS = 20;

  private static final String COLUMNS =
      "seq, slug, forced, requested_ms, claims, repeats, stage, done, total ";

  private static final String IS_FREE = "(held_until_ms IS NULL OR held_until_ms <= :now) ";

  private static final String IS_CLAIMED = "slug = :slug AND seq = :seq AND claims = :claims ";

  private IndexJobRows() {}

  /** Returns false when the profile has a job. */
  static boolean insert(Handle handle, Slug slug, boolean forced, Instant at, boolean repeats) {
    return handle
            .createUpdate(
                """
                INSERT INTO index_job
                  (slug, forced, requested_ms, claims, repeats, cancelled)
                VALUES (:slug, :forced, :at, 0, :repeats, 0)
                ON CONFLICT (slug) DO NOTHING
                """)
            .bind("slug", slug.value())
            .bind("forced", forced ? 1 : 0)
            .bind("at", at.toEpochMilli())
            .bind("repeats", repeats ? 1 : 0)
            .execute()
        == 1;
  }

  /** Lets a job that waits be the one asked for, and any other be repeated; false without any. */
  static boolean join(Handle handle, Slug slug, boolean forced, Instant at) {
    return handle
            .createUpdate(
                """
                UPDATE index_job SET
                  forced = CASE WHEN held_until_ms IS NULL AND cancelled = 0 AND :forced = 1
                    THEN 1 ELSE forced END,
                  again_ms = CASE WHEN held_until_ms IS NULL AND cancelled = 0
                    THEN again_ms ELSE :at END
                WHERE slug = :slug
                """)
            .bind("slug", slug.value())
            .bind("forced", forced ? 1 : 0)
            .bind("at", at.toEpochMilli())
            .execute()
        == 1;
  }

  static Optional<Claim> claimFirst(Handle handle, SqlDialect dialect, Instant now, Instant until) {
    String first =
        "(SELECT seq FROM index_job WHERE "
            + IS_FREE
            + "ORDER BY seq LIMIT 1"
            + dialect.skipLocked()
            + ") ";
    return claimed(claim(handle, "seq = " + first, now, until));
  }

  static Optional<Claim> claim(Handle handle, Slug slug, Instant now, Instant until) {
    return claimed(
        claim(handle, "slug = :slug AND " + IS_FREE, now, until).bind("slug", slug.value()));
  }

  private static Query claim(Handle handle, String which, Instant now, Instant until) {
    return handle
        .createQuery(
            "UPDATE index_job SET claims = claims + 1, held_until_ms = :until WHERE "
                + which
                + "RETURNING "
                + COLUMNS)
        .bind("now", now.toEpochMilli())
        .bind("until", until.toEpochMilli());
  }

  private static Optional<Claim> claimed(Query claim) {
    return claim.map(DamagedRow.unless(IndexJobRows::claim)).findOne();
  }

  /** Returns false when the claim is lost or the job cancelled. */
  static boolean advance(Handle handle, Claim claim, Progress progress, Instant until) {
    return bound(
            handle.createQuery(
                "UPDATE index_job SET stage = :stage, done = :done, total = :total,"
                    + " held_until_ms = :until WHERE "
                    + IS_CLAIMED
                    + "RETURNING cancelled"),
            claim)
        .bind("stage", progress.stage().name().toLowerCase(Locale.ROOT))
        .bind("done", progress.done())
        .bind("total", progress.total())
        .bind("until", until.toEpochMilli())
        .map((row, context) -> row.getInt("cancelled") == 0)
        .findOne()
        .orElse(false);
  }

  /** Puts the job that was asked for meanwhile in its place; false when the claim is lost. */
  static boolean end(Handle handle, Claim claim) {
    Optional<Optional<Instant>> ended =
        bound(
                handle.createQuery(
                    "DELETE FROM index_job WHERE " + IS_CLAIMED + "RETURNING again_ms"),
                claim)
            .map((row, context) -> moment(row, "again_ms"))
            .findOne();
    ended
        .flatMap(again -> again)
        .ifPresent(at -> insert(handle, claim.job().slug(), false, at, true));
    return ended.isPresent();
  }

  static boolean cancel(Handle handle, Slug slug) {
    return handle
            .createUpdate("UPDATE index_job SET cancelled = 1, again_ms = NULL WHERE slug = :slug")
            .bind("slug", slug.value())
            .execute()
        == 1;
  }

  static Optional<IndexJob> find(Handle handle, Slug slug) {
    return handle
        .createQuery("SELECT " + COLUMNS + "FROM index_job WHERE slug = :slug")
        .bind("slug", slug.value())
        .map(DamagedRow.unless(IndexJobRows::job))
        .findOne();
  }

  static List<IndexJob> list(Handle handle) {
    return handle
        .createQuery("SELECT " + COLUMNS + "FROM index_job ORDER BY seq")
        .map(DamagedRow.unless(IndexJobRows::job))
        .list();
  }

  private static Query bound(Query query, Claim claim) {
    return query
        .bind("slug", claim.job().slug().value())
        .bind("seq", claim.number() >> CLAIM_BITS)
        .bind("claims", claim.number() & ((1 << CLAIM_BITS) - 1));
  }

  private static Claim claim(ResultSet row, StatementContext context) throws SQLException {
    return new Claim(
        job(row, context),
        (row.getLong("seq") << CLAIM_BITS) + row.getLong("claims"),
        row.getInt("repeats") != 0);
  }

  private static IndexJob job(ResultSet row, StatementContext context) throws SQLException {
    return new IndexJob(
        new Slug(row.getString("slug")),
        row.getInt("forced") != 0,
        Instant.ofEpochMilli(row.getLong("requested_ms")),
        progress(row));
  }

  private static Optional<Progress> progress(ResultSet row) throws SQLException {
    String stage = row.getString("stage");
    return stage == null
        ? Optional.empty()
        : Optional.of(
            new Progress(
                Stage.valueOf(stage.toUpperCase(Locale.ROOT)),
                row.getInt("done"),
                row.getInt("total")));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    long ms = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }
}
