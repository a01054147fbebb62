package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.ChatEvent;
import io.aiprofile.domain.chat.ChatTotals;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.TokenUsage;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Events in {@code chat_event}, and what they come to in {@code chat_total}. Whoever changes both
 * changes the total first, so that writers of one profile wait for each other.
 */
public final class SqlChatEvents implements ChatEvents {
  private static final String COLUMNS =
      """
      SELECT seq, at_ms, mode, ending, refused, support, prompt_tokens, completion_tokens,
        call_count, latency_ms
      """;

  private record Kept(long seq, ChatEvent event) {}

  private final SqlDatabase database;

  @Inject
  public SqlChatEvents(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public void add(Slug slug, ChatEvent event) {
    addAll(slug, List.of(event));
  }

  @Override
  public void addAll(Slug slug, List<ChatEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    ChatTotals added = ChatTotals.NONE;
    for (ChatEvent event : events) {
      added = added.plus(event);
    }
    ChatTotals sum = added;
    database.write(
        "count a turn of " + slug,
        handle -> {
          addToTotal(handle, slug, sum);
          insert(handle, slug, events);
          return sum;
        });
  }

  @Override
  public ChatTotals totals(Slug slug) {
    return database.read(
        "sum up the turns of " + slug,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT turns, refused, answered, support_sum FROM chat_total WHERE slug = :slug
                    """)
                .bind("slug", slug.value())
                .map(DamagedRow.unless(SqlChatEvents::totals))
                .findOne()
                .orElse(ChatTotals.NONE));
  }

  @Override
  public List<ChatEvent> recent(Slug slug, int limit) {
    return database.read(
        "list the turns of " + slug,
        handle ->
            handle
                .createQuery(
                    COLUMNS + "FROM chat_event WHERE slug = :slug ORDER BY seq DESC LIMIT :limit")
                .bind("slug", slug.value())
                .bind("limit", limit)
                .map(DamagedRow.unless(SqlChatEvents::event))
                .list());
  }

  @Override
  public void read(Slug slug, Consumer<ChatEvent> reader) {
    Pages.read(
        (Optional<Kept> last) ->
            database.read("read the turns of " + slug, handle -> behind(handle, slug, last)),
        kept -> reader.accept(kept.event));
  }

  @Override
  public void erase(Slug slug) {
    database.erase(
        "erase the turns of " + slug,
        handle -> {
          ProfileRows.delete(handle, "chat_total", slug);
          return ProfileRows.delete(handle, "chat_event", slug);
        });
  }

  private static void addToTotal(Handle handle, Slug slug, ChatTotals added) {
    handle
        .createUpdate(
            """
            INSERT INTO chat_total (slug, turns, refused, answered, support_sum)
            VALUES (:slug, :turns, :refused, :answered, :support)
            ON CONFLICT (slug) DO UPDATE SET
              turns = chat_total.turns + excluded.turns,
              refused = chat_total.refused + excluded.refused,
              answered = chat_total.answered + excluded.answered,
              support_sum = chat_total.support_sum + excluded.support_sum
            """)
        .bind("slug", slug.value())
        .bind("turns", added.turns())
        .bind("refused", added.refused())
        .bind("answered", added.answered())
        .bind("support", added.supportSum())
        .execute();
  }

  private static void insert(Handle handle, Slug slug, List<ChatEvent> events) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO chat_event
              (slug, at_ms, mode, ending, refused, support, prompt_tokens, completion_tokens,
               call_count, latency_ms)
            VALUES (:slug, :at, :mode, :ending, :refused, :support, :prompt, :completion,
               :calls, :latency)
            """);
    for (ChatEvent event : events) {
      batch
          .bind("slug", slug.value())
          .bind("at", event.at().toEpochMilli())
          .bind("mode", event.mode().name().toLowerCase(Locale.ROOT))
          .bind("ending", event.ending().name().toLowerCase(Locale.ROOT))
          .bind("refused", event.refused() ? 1 : 0)
          .bind("support", event.support())
          .bind("prompt", event.usage().promptTokens())
          .bind("completion", event.usage().completionTokens())
          .bind("calls", event.usage().callCount())
          .bind("latency", event.latencyMs())
          .add();
    }
    batch.execute();
  }

  private static List<Kept> behind(Handle handle, Slug slug, Optional<Kept> last) {
    return handle
        .createQuery(
            COLUMNS + "FROM chat_event WHERE slug = :slug AND seq > :seq ORDER BY seq LIMIT :limit")
        .bind("slug", slug.value())
        .bind("seq", last.map(Kept::seq).orElse(0L))
        .bind("limit", Pages.SIZE)
        .map(DamagedRow.unless((row, context) -> new Kept(row.getLong("seq"), event(row, context))))
        .list();
  }

  private static ChatTotals totals(ResultSet row, StatementContext context) throws SQLException {
    return new ChatTotals(
        row.getLong("turns"),
        row.getLong("refused"),
        row.getLong("answered"),
        row.getDouble("support_sum"));
  }

  private static ChatEvent event(ResultSet row, StatementContext context) throws SQLException {
    return new ChatEvent(
        Instant.ofEpochMilli(row.getLong("at_ms")),
        Answer.Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
        Ending.valueOf(row.getString("ending").toUpperCase(Locale.ROOT)),
        row.getInt("refused") != 0,
        row.getDouble("support"),
        new TokenUsage(
            row.getLong("prompt_tokens"),
            row.getLong("completion_tokens"),
            row.getInt("call_count")),
        row.getLong("latency_ms"));
  }
}
