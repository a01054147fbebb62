package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Leads in the table {@code lead}; their notices go into {@link SqlOutbox}'s. */
public final class SqlLeads implements Leads {
  private record Body(String email, String name, String notes) {}

  private final SqlDatabase database;

  @Inject
  public SqlLeads(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public boolean add(Slug slug, Lead lead, Notice notice) {
    SqlOutbox.requireNoticeOf(slug, Notice.Kind.LEAD, notice);
    return database.write(
        "keep a lead of " + slug,
        handle -> {
          database.dialect().lock(handle, slug);
          boolean added = insert(handle, slug, lead);
          if (added) {
            SqlOutbox.put(handle, notice);
          }
          return added;
        });
  }

  @Override
  public boolean add(Slug slug, Lead lead) {
    return database.write("keep a lead of " + slug, handle -> insert(handle, slug, lead));
  }

  @Override
  public List<Lead> list(Slug slug) {
    return database.read(
        "list the leads of " + slug,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT conversation, at_ms, body FROM lead
                    WHERE slug = :slug ORDER BY seq DESC
                    """)
                .bind("slug", slug.value())
                .map(DamagedRow.unless(SqlLeads::lead))
                .list());
  }

  @Override
  public void erase(Slug slug) {
    database.erase(
        "erase the leads of " + slug,
        handle -> {
          database.dialect().lock(handle, slug);
          SqlOutbox.delete(handle, slug, Notice.Kind.LEAD);
          return ProfileRows.delete(handle, "lead", slug);
        });
  }

  private static boolean insert(Handle handle, Slug slug, Lead lead) {
    return handle
            .createUpdate(
                """
                INSERT INTO lead (slug, conversation, at_ms, body)
                VALUES (:slug, :conversation, :at, :body)
                ON CONFLICT (slug, conversation) DO NOTHING
                """)
            .bind("slug", slug.value())
            .bind("conversation", lead.conversation().value())
            .bind("at", lead.at().toEpochMilli())
            .bind("body", JsonBody.of(new Body(lead.email().value(), lead.name(), lead.notes())))
            .execute()
        == 1;
  }

  private static Lead lead(ResultSet row, StatementContext context) throws SQLException {
    Body body = JsonBody.read(row.getString("body"), Body.class);
    return new Lead(
        new ConversationId(row.getString("conversation")),
        new EmailAddress(body.email),
        body.name,
        body.notes,
        Instant.ofEpochMilli(row.getLong("at_ms")));
  }
}
