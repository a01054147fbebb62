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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The ledger in {@code token_entry}, and what a profile's entries of a day come to in {@code
 * token_day}: there are as many rows to a day as profiles spent, so that no two of them wait for
 * each other, and a day is summed over those few.
 */
public final class SqlTokenLedger implements TokenLedger {
  private static final String COLUMNS =
      "SELECT seq, slug, at_ms, operation, prompt_tokens, completion_tokens ";

  private record Account(LocalDate day, Slug slug) {}

  private record Kept(long seq, LedgerEntry entry) {}

  /**
   * In which transactions that change several days take hold of them, so that no two wait for each
   * other; those of erased profiles last, where erasing puts what it takes away.
   */
  private static final Comparator<Account> ORDER =
      Comparator.comparing((Account account) -> account.slug.equals(Slug.ERASED))
          .thenComparing(Account::day)
          .thenComparing(Account::slug);

  private final SqlDatabase database;

  @Inject
  public SqlTokenLedger(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public void add(LedgerEntry entry) {
    addAll(List.of(entry));
  }

  @Override
  public void addAll(List<LedgerEntry> entries) {
    SortedMap<Account, Long> days = new TreeMap<>(ORDER);
    for (LedgerEntry entry : entries) {
      LocalDate day = LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
      days.merge(new Account(day, entry.slug()), entry.totalTokens(), Long::sum);
    }
    database.write(
        "enter what was used",
        handle -> {
          addToDays(handle, days);
          insert(handle, entries);
          return days;
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
                    COLUMNS + "FROM token_entry WHERE slug = :slug ORDER BY seq DESC LIMIT :limit")
                .bind("slug", slug.value())
                .bind("limit", limit)
                .map(DamagedRow.unless(SqlTokenLedger::entry))
                .list());
  }

  @Override
  public void read(long skip, Consumer<LedgerEntry> reader) {
    Pages.read(
        (Optional<Kept> last) ->
            database.read("read what was used", handle -> behind(handle, skip, last)),
        kept -> reader.accept(kept.entry));
  }

  /** Moves from day to day what the renamed entries come to: others may be adding meanwhile. */
  @Override
  public void erase(Slug slug) {
    if (slug.equals(Slug.ERASED)) {
      return; // that is what they are renamed to
    }
    database.erase(
        "take the name " + slug + " off what was used",
        handle -> {
          // Two that rename at once could each hold entries that the other comes to next.
          database.dialect().lock(handle, slug);
          SortedMap<Account, Long> moved = new TreeMap<>(ORDER);
          int renamed;
          do {
            renamed = rename(handle, slug, moved);
          } while (renamed > 0);
          addToDays(handle, moved);
          return handle
              .createUpdate("DELETE FROM token_day WHERE slug = :slug AND tokens = 0")
              .bind("slug", slug.value())
              .execute();
        });
  }

  private static void addToDays(Handle handle, SortedMap<Account, Long> days) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO token_day (day, slug, tokens) VALUES (:day, :slug, :tokens)
            ON CONFLICT (day, slug) DO UPDATE SET tokens = token_day.tokens + excluded.tokens
            """);
    days.forEach(
        (account, tokens) ->
            batch
                .bind("day", account.day.toEpochDay())
                .bind("slug", account.slug.value())
                .bind("tokens", tokens)
                .add());
    batch.execute();
  }

  /**
   * Renames some entries.
   *
   * @param moved by how much days change by that
   * @return how many were renamed
   */
  private static int rename(Handle handle, Slug slug, SortedMap<Account, Long> moved) {
    List<LedgerEntry> renamed =
        handle
            .createQuery(
                """
                UPDATE token_entry SET slug = :erased WHERE slug = :slug AND seq IN
                  (SELECT seq FROM token_entry WHERE slug = :slug ORDER BY seq LIMIT :limit)
                RETURNING seq, slug, at_ms, operation, prompt_tokens, completion_tokens
                """)
            .bind("erased", Slug.ERASED.value())
            .bind("slug", slug.value())
            .bind("limit", Pages.SIZE)
            .map(DamagedRow.unless(SqlTokenLedger::entry))
            .list();
    for (LedgerEntry entry : renamed) {
      LocalDate day = LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
      moved.merge(new Account(day, slug), -entry.totalTokens(), Long::sum);
      moved.merge(new Account(day, Slug.ERASED), entry.totalTokens(), Long::sum);
    }
    return renamed.size();
  }

  private static void insert(Handle handle, List<LedgerEntry> entries) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO token_entry (slug, at_ms, operation, prompt_tokens, completion_tokens)
            VALUES (:slug, :at, :operation, :prompt, :completion)
            """);
    for (LedgerEntry entry : entries) {
      batch
          .bind("slug", entry.slug().value())
          .bind("at", entry.at().toEpochMilli())
          .bind("operation", entry.operation().label())
          .bind("prompt", entry.promptTokens())
          .bind("completion", entry.completionTokens())
          .add();
    }
    batch.execute();
  }

  private static List<Kept> behind(Handle handle, long skip, Optional<Kept> last) {
    return handle
        .createQuery(
            COLUMNS + "FROM token_entry WHERE seq > :seq ORDER BY seq LIMIT :limit OFFSET :skip")
        .bind("seq", last.map(Kept::seq).orElse(0L))
        .bind("limit", Pages.SIZE)
        .bind("skip", last.isPresent() ? 0 : skip)
        .map(DamagedRow.unless((row, context) -> new Kept(row.getLong("seq"), entry(row, context))))
        .list();
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
