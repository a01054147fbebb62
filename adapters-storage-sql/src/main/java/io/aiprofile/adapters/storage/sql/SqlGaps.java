package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Gaps in the table {@code gap}, {@value #KEPT} and one of each profile; their notices go into
 * {@link SqlOutbox}'s.
 */
public final class SqlGaps implements Gaps {
  private record Body(String question) {}

  private final SqlDatabase database;

  @Inject
  public SqlGaps(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public boolean add(Slug slug, KnowledgeGap gap, Notice notice) {
    SqlOutbox.requireNoticeOf(slug, Notice.Kind.KNOWLEDGE_GAP, notice);
    return database.write(
        "keep a gap of " + slug,
        handle -> {
          boolean added = add(handle, slug, gap);
          if (added) {
            SqlOutbox.put(handle, notice);
          }
          return added;
        });
  }

  @Override
  public boolean add(Slug slug, KnowledgeGap gap) {
    return database.write("keep a gap of " + slug, handle -> add(handle, slug, gap));
  }

  @Override
  public List<KnowledgeGap> list(Slug slug) {
    return database.read(
        "list the gaps of " + slug,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT conversation, at_ms, body FROM gap
                    WHERE slug = :slug ORDER BY seq DESC
                    """)
                .bind("slug", slug.value())
                .map(DamagedRow.unless(SqlGaps::gap))
                .list());
  }

  @Override
  public void erase(Slug slug) {
    database.erase(
        "erase the gaps of " + slug,
        handle -> {
          database.dialect().lock(handle, slug);
          SqlOutbox.delete(handle, slug, Notice.Kind.KNOWLEDGE_GAP);
          return ProfileRows.delete(handle, "gap", slug);
        });
  }

  private boolean add(Handle handle, Slug slug, KnowledgeGap gap) {
    database.dialect().lock(handle, slug);
    String body = JsonBody.of(new Body(gap.question().text()));
    boolean added =
        handle
                .createUpdate(
                    """
                    INSERT INTO gap (slug, conversation, sha256, at_ms, body)
                    VALUES (:slug, :conversation, :sha256, :at, :body)
                    ON CONFLICT (slug, conversation, sha256) DO NOTHING
                    """)
                .bind("slug", slug.value())
                .bind("conversation", gap.conversation().value())
                .bind("sha256", ContentHash.of(body).hex())
                .bind("at", gap.at().toEpochMilli())
                .bind("body", body)
                .execute()
            == 1;
    if (added) {
      dropOldest(handle, slug);
    }
    return added;
  }

  private static void dropOldest(Handle handle, Slug slug) {
    handle
        .createUpdate(
            """
            DELETE FROM gap WHERE slug = :slug AND seq <
              (SELECT seq FROM gap WHERE slug = :slug ORDER BY seq DESC LIMIT 1 OFFSET :kept)
            """)
        .bind("slug", slug.value())
        .bind("kept", KEPT)
        .execute();
  }

  private static KnowledgeGap gap(ResultSet row, StatementContext context) throws SQLException {
    return new KnowledgeGap(
        new ConversationId(row.getString("conversation")),
        new Question(JsonBody.read(row.getString("body"), Body.class).question),
        Instant.ofEpochMilli(row.getLong("at_ms")));
  }
}
