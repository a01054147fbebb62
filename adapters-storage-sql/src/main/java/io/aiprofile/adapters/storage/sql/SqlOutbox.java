package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Notices that wait in the table {@code notice}. */
public final class SqlOutbox implements Outbox {
  private static final String COLUMNS =
      "SELECT notice_key, slug, kind, at_ms, body, failures, due_ms, problem FROM notice ";

  /** No other is there, and none that a column could not hold is asked for. */
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,100}");

  /** Due since ever. */
  private static final Instant AT_ONCE = Instant.EPOCH;

  private record Body(String subject, String text) {}

  private record Problem(String problem) {}

  private final SqlDatabase database;

  @Inject
  public SqlOutbox(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public List<Letter> claim(int limit, Instant now, Instant until) {
    return database.write(
        "claim notices",
        handle -> {
          List<Letter> due =
              handle
                  .createQuery(
                      COLUMNS
                          + "WHERE due_ms <= :now ORDER BY seq LIMIT :limit"
                          + database.dialect().skipLocked())
                  .bind("now", now.toEpochMilli())
                  .bind("limit", limit)
                  .map(DamagedRow.unless(SqlOutbox::letter))
                  .list();
          hold(handle, due, until);
          return due.stream().map(letter -> held(letter, until)).toList();
        });
  }

  @Override
  public void told(String key) {
    if (isKey(key)) {
      database.write(
          "take out a notice",
          handle ->
              handle
                  .createUpdate("DELETE FROM notice WHERE notice_key = :key")
                  .bind("key", key)
                  .execute());
    }
  }

  @Override
  public void failed(Letter claimed, String problem, Optional<Instant> next) {
    Letter failed = new Letter(claimed.notice(), claimed.failures() + 1, next, problem);
    database.write(
        "note that a notice was not told",
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE notice SET failures = :failures, due_ms = :due, problem = :problem
                    WHERE notice_key = :key AND failures = :before AND due_ms = :held
                    """)
                .bind("failures", failed.failures())
                .bind("due", due(failed))
                .bind("problem", problem(failed))
                .bind("key", claimed.notice().key())
                .bind("before", claimed.failures())
                .bind("held", due(claimed))
                .execute());
  }

  @Override
  public List<Letter> letters(int limit) {
    return database.read(
        "list the notices",
        handle ->
            handle
                .createQuery(COLUMNS + "ORDER BY seq LIMIT :limit")
                .bind("limit", limit)
                .map(DamagedRow.unless(SqlOutbox::letter))
                .list());
  }

  @Override
  public boolean revive(String key, Instant due) {
    return isKey(key)
        && database.write(
                "revive a notice",
                handle ->
                    handle
                        .createUpdate(
                            """
                            UPDATE notice SET failures = 0, due_ms = :due, problem = :none
                            WHERE notice_key = :key
                            """)
                        .bind("due", due.toEpochMilli())
                        .bind("none", JsonBody.of(new Problem("")))
                        .bind("key", key)
                        .execute())
            == 1;
  }

  @Override
  public void put(Letter letter) {
    database.write("put in a notice", handle -> put(handle, letter));
  }

  /** Within the transaction that keeps what the notice is of. */
  static void put(Handle handle, Notice notice) {
    put(handle, new Letter(notice, 0, Optional.of(AT_ONCE), ""));
  }

  static void requireNoticeOf(Slug slug, Notice.Kind kind, Notice notice) {
    if (!notice.slug().equals(slug) || notice.kind() != kind) {
      throw new IllegalArgumentException("The notice is of something else than the record");
    }
  }

  /** Within the transaction that deletes what the notices are of. */
  static void delete(Handle handle, Slug slug, Notice.Kind kind) {
    handle
        .createUpdate("DELETE FROM notice WHERE slug = :slug AND kind = :kind")
        .bind("slug", slug.value())
        .bind("kind", kind(kind))
        .execute();
  }

  private static int put(Handle handle, Letter letter) {
    Notice notice = letter.notice();
    return handle
        .createUpdate(
            """
            INSERT INTO notice (notice_key, slug, kind, at_ms, body, failures, due_ms, problem)
            VALUES (:key, :slug, :kind, :at, :body, :failures, :due, :problem)
            ON CONFLICT (notice_key) DO UPDATE SET
              slug = excluded.slug, kind = excluded.kind, at_ms = excluded.at_ms,
              body = excluded.body, failures = excluded.failures, due_ms = excluded.due_ms,
              problem = excluded.problem
            """)
        .bind("key", notice.key())
        .bind("slug", notice.slug().value())
        .bind("kind", kind(notice.kind()))
        .bind("at", notice.at().toEpochMilli())
        .bind("body", JsonBody.of(new Body(notice.subject(), notice.text())))
        .bind("failures", letter.failures())
        .bind("due", due(letter))
        .bind("problem", problem(letter))
        .execute();
  }

  private static void hold(Handle handle, List<Letter> letters, Instant until) {
    PreparedBatch batch =
        handle.prepareBatch("UPDATE notice SET due_ms = :until WHERE notice_key = :key");
    letters.forEach(
        letter ->
            batch.bind("until", until.toEpochMilli()).bind("key", letter.notice().key()).add());
    batch.execute();
  }

  private static Letter held(Letter letter, Instant until) {
    return new Letter(
        letter.notice(),
        letter.failures(),
        Optional.of(Instant.ofEpochMilli(until.toEpochMilli())),
        letter.problem());
  }

  private static Letter letter(ResultSet row, StatementContext context) throws SQLException {
    Body body = JsonBody.read(row.getString("body"), Body.class);
    Notice notice =
        new Notice(
            row.getString("notice_key"),
            new Slug(row.getString("slug")),
            Notice.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            body.subject,
            body.text,
            Instant.ofEpochMilli(row.getLong("at_ms")));
    int failures = row.getInt("failures");
    String problem = JsonBody.read(row.getString("problem"), Problem.class).problem;
    long dueMs = row.getLong("due_ms");
    Optional<Instant> due =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(dueMs));
    return new Letter(notice, failures, due, problem);
  }

  private static boolean isKey(String key) {
    return KEY.matcher(key).matches();
  }

  private static String kind(Notice.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long due(Letter letter) {
    return letter.due().map(Instant::toEpochMilli).orElse(null);
  }

  private static String problem(Letter letter) {
    return JsonBody.of(new Problem(letter.problem()));
  }
}
