package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The documents in the table {@code document}, their bytes included. */
public final class SqlDocuments implements Documents {
  private final SqlDatabase database;

  @Inject
  public SqlDocuments(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public void put(Slug slug, Document document, byte[] content) {
    if (!document.describes(content)) {
      throw new IllegalArgumentException("The metadata is not that of the content");
    }
    database.write(
        "keep the document " + document.name() + " of " + slug,
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO document
                      (slug, name_key, name, kind, size_bytes, sha256, uploaded_ms, content)
                    VALUES (:slug, :key, :name, :kind, :size, :sha256, :uploaded, :content)
                    ON CONFLICT (slug, name_key) DO UPDATE SET
                      kind = excluded.kind, size_bytes = excluded.size_bytes,
                      sha256 = excluded.sha256, uploaded_ms = excluded.uploaded_ms,
                      content = excluded.content
                    """)
                .bind("slug", slug.value())
                .bind("key", key(document.name()))
                .bind("name", document.name().value())
                .bind("kind", document.kind().name().toLowerCase(Locale.ROOT))
                .bind("size", document.sizeBytes())
                .bind("sha256", document.hash().hex())
                .bind("uploaded", document.uploadedAt().toEpochMilli())
                .bind("content", content)
                .execute());
  }

  /** Ordered here, for databases do not order all scripts as Java does. */
  @Override
  public List<Document> list(Slug slug) {
    return database.read(
        "list the documents of " + slug,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT name, kind, size_bytes, sha256, uploaded_ms FROM document
                    WHERE slug = :slug
                    """)
                .bind("slug", slug.value())
                .map(DamagedRow.unless(SqlDocuments::document))
                .stream()
                .sorted(Comparator.comparing(Document::name))
                .toList());
  }

  @Override
  public Optional<byte[]> content(Slug slug, FileName name) {
    return database.read(
        "read the document " + name + " of " + slug,
        handle ->
            handle
                .createQuery("SELECT content FROM document WHERE slug = :slug AND name_key = :key")
                .bind("slug", slug.value())
                .bind("key", key(name))
                .map((row, context) -> row.getBytes("content"))
                .findOne());
  }

  @Override
  public boolean delete(Slug slug, FileName name) {
    return database.erase(
            "delete the document " + name + " of " + slug,
            handle ->
                handle
                    .createUpdate("DELETE FROM document WHERE slug = :slug AND name_key = :key")
                    .bind("slug", slug.value())
                    .bind("key", key(name))
                    .execute())
        == 1;
  }

  @Override
  public void erase(Slug slug) {
    database.erase(
        "erase the documents of " + slug, handle -> ProfileRows.delete(handle, "document", slug));
  }

  /** The same for names that are the {@linkplain FileName#sameFileAs same file}. */
  private static String key(FileName name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  private static Document document(ResultSet row, StatementContext context) throws SQLException {
    return new Document(
        new FileName(row.getString("name")),
        DocumentKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getInt("size_bytes"),
        new ContentHash(row.getString("sha256")),
        Instant.ofEpochMilli(row.getLong("uploaded_ms")));
  }
}
