package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What visitors asked, a row of the table {@code exchange} for each question and answer. */
public final class SqlConversations implements Conversations {
  private record Body(
      String question,
      String ending,
      String mode,
      List<Said> sentences,
      List<Source> citations,
      List<String> followUps) {}

  private record Said(String text, List<Integer> markers) {}

  private record Source(
      int marker, String chunk, String document, String section, int page, String quote) {}

  private record Kept(long seq, VisitorId visitor, ConversationId id, Exchange exchange) {}

  private final SqlDatabase database;

  @Inject
  public SqlConversations(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public void append(Slug slug, VisitorId visitor, ConversationId id, Exchange exchange) {
    database.write(
        "keep what was asked " + slug,
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO exchange (slug, visitor, conversation, at_ms, body)
                    VALUES (:slug, :visitor, :conversation, :at, :body)
                    """)
                .bind("slug", slug.value())
                .bind("visitor", visitor.value())
                .bind("conversation", id.value())
                .bind("at", exchange.at().toEpochMilli())
                .bind("body", JsonBody.of(body(exchange)))
                .execute());
  }

  @Override
  public Optional<Conversation> find(Slug slug, VisitorId visitor, ConversationId id) {
    return database.read(
        "find a conversation with " + slug, handle -> find(handle, slug, visitor, id));
  }

  @Override
  public Optional<Conversation> latest(Slug slug, VisitorId visitor) {
    return database.readAtOneMoment(
        "find a conversation with " + slug,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT conversation FROM exchange
                    WHERE slug = :slug AND visitor = :visitor ORDER BY seq DESC LIMIT 1
                    """)
                .bind("slug", slug.value())
                .bind("visitor", visitor.value())
                .map(
                    DamagedRow.unless(
                        (row, context) -> new ConversationId(row.getString("conversation"))))
                .findOne()
                .flatMap(id -> find(handle, slug, visitor, id)));
  }

  @Override
  public void read(Slug slug, Reader reader) {
    Pages.read(
        (Optional<Kept> last) ->
            database.read(
                "read the conversations with " + slug, handle -> behind(handle, slug, last)),
        kept -> reader.exchange(kept.visitor, kept.id, kept.exchange));
  }

  @Override
  public boolean forget(Slug slug, VisitorId visitor) {
    return database.erase(
            "forget what a visitor asked " + slug,
            handle ->
                handle
                    .createUpdate("DELETE FROM exchange WHERE slug = :slug AND visitor = :visitor")
                    .bind("slug", slug.value())
                    .bind("visitor", visitor.value())
                    .execute())
        > 0;
  }

  @Override
  public void erase(Slug slug) {
    database.erase(
        "erase the conversations with " + slug,
        handle -> ProfileRows.delete(handle, "exchange", slug));
  }

  private static Optional<Conversation> find(
      Handle handle, Slug slug, VisitorId visitor, ConversationId id) {
    List<Exchange> exchanges =
        handle
            .createQuery(
                """
                SELECT at_ms, body FROM exchange
                WHERE slug = :slug AND visitor = :visitor AND conversation = :conversation
                ORDER BY seq
                """)
            .bind("slug", slug.value())
            .bind("visitor", visitor.value())
            .bind("conversation", id.value())
            .map(DamagedRow.unless(SqlConversations::exchange))
            .list();
    return exchanges.isEmpty() ? Optional.empty() : Optional.of(new Conversation(id, exchanges));
  }

  private static List<Kept> behind(Handle handle, Slug slug, Optional<Kept> last) {
    return handle
        .createQuery(
            """
            SELECT seq, visitor, conversation, at_ms, body FROM exchange
            WHERE slug = :slug AND (visitor, seq) > (:visitor, :seq)
            ORDER BY visitor, seq LIMIT :limit
            """)
        .bind("slug", slug.value())
        .bind("visitor", last.map(kept -> kept.visitor.value()).orElse(""))
        .bind("seq", last.map(Kept::seq).orElse(0L))
        .bind("limit", Pages.SIZE)
        .map(DamagedRow.unless(SqlConversations::kept))
        .list();
  }

  private static Kept kept(ResultSet row, StatementContext context) throws SQLException {
    return new Kept(
        row.getLong("seq"),
        new VisitorId(row.getString("visitor")),
        new ConversationId(row.getString("conversation")),
        exchange(row, context));
  }

  private static Body body(Exchange exchange) {
    Answer answer = exchange.answer();
    return new Body(
        exchange.question().text(),
        exchange.ending().name().toLowerCase(Locale.ROOT),
        answer.mode().name().toLowerCase(Locale.ROOT),
        answer.sentences().stream().map(said -> new Said(said.text(), said.markers())).toList(),
        answer.citations().stream().map(SqlConversations::source).toList(),
        exchange.followUps().stream().map(Question::text).toList());
  }

  private static Source source(Citation citation) {
    return new Source(
        citation.marker(),
        citation.chunk().hash().hex(),
        citation.document().value(),
        citation.section(),
        citation.page(),
        citation.quote());
  }

  private static Exchange exchange(ResultSet row, StatementContext context) throws SQLException {
    Body body = JsonBody.read(row.getString("body"), Body.class);
    Answer answer =
        new Answer(
            Answer.Mode.valueOf(body.mode.toUpperCase(Locale.ROOT)),
            body.sentences.stream().map(said -> new Sentence(said.text, said.markers)).toList(),
            body.citations.stream().map(SqlConversations::citation).toList());
    return new Exchange(
        new Question(body.question),
        answer,
        body.followUps.stream().map(Question::new).toList(),
        Ending.valueOf(body.ending.toUpperCase(Locale.ROOT)),
        Instant.ofEpochMilli(row.getLong("at_ms")));
  }

  private static Citation citation(Source source) {
    return new Citation(
        source.marker,
        new ChunkId(new ContentHash(source.chunk)),
        new FileName(source.document),
        source.section,
        source.page,
        source.quote);
  }
}
