package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The ledger in {@code token_entry}, and what a profile's entries of a day come to in {@code
 * token_day}: there are as many rows to a day as profiles spent, so that no two of them wait for
 * each other, and a day is summed over those few.
 */
public final class SqlTokenLedger implements TokenLedger {
  private final SqlDatabase database;

  @Inject
  public SqlTokenLedger(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public void add(LedgerEntry entry) {
    database.write(
        "enter what " + entry.slug() + " used",
        handle -> {
          addToDay(handle, entry);
          return insert(handle, entry);
        });
  }

  @Override
  public long spent(Slug slug, LocalDate day) {
    return database.read(
        "sum up what " + slug + " used",
        handle ->
            handle
                .createQuery("SELECT tokens FROM token_day WHERE day = :day AND slug = :slug")
                .bind("day", day.toEpochDay())
                .bind("slug", slug.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  @Override
  public long spent(LocalDate day) {
    return database.read(
        "sum up what all used",
        handle ->
            handle
                .createQuery("SELECT COALESCE(SUM(tokens), 0) FROM token_day WHERE day = :day")
                .bind("day", day.toEpochDay())
                .mapTo(Long.class)
                .one());
  }

  @Override
  public List<LedgerEntry> recent(Slug slug, int limit) {
    return database.read(
        "list what " + slug + " used",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT slug, at_ms, operation, prompt_tokens, completion_tokens
                    FROM token_entry WHERE slug = :slug ORDER BY seq DESC LIMIT :limit
                    """)
                .bind("slug", slug.value())
                .bind("limit", limit)
                .map(DamagedRow.unless(SqlTokenLedger::entry))
                .list());
  }

  private static void addToDay(Handle handle, LedgerEntry entry) {
    handle
        .createUpdate(
            """
            INSERT INTO token_day (day, slug, tokens) VALUES (:day, :slug, :tokens)
            ON CONFLICT (day, slug) DO UPDATE SET tokens = token_day.tokens + excluded.tokens
            """)
        .bind("day", LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).toEpochDay())
        .bind("slug", entry.slug().value())
        .bind("tokens", entry.totalTokens())
        .execute();
  }

  private static int insert(Handle handle, LedgerEntry entry) {
    return handle
        .createUpdate(
            """
            INSERT INTO token_entry (slug, at_ms, operation, prompt_tokens, completion_tokens)
            VALUES (:slug, :at, :operation, :prompt, :completion)
            """)
        .bind("slug", entry.slug().value())
        .bind("at", entry.at().toEpochMilli())
        .bind("operation", entry.operation().label())
        .bind("prompt", entry.promptTokens())
        .bind("completion", entry.completionTokens())
        .execute();
  }

  private static LedgerEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new LedgerEntry(
        Instant.ofEpochMilli(row.getLong("at_ms")),
        new Slug(row.getString("slug")),
        Operation.fromLabel(row.getString("operation")).orElseThrow(IllegalArgumentException::new),
        row.getLong("prompt_tokens"),
        row.getLong("completion_tokens"));
  }
}
