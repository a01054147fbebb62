package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.knowledge.Embedding;
import io.aiprofile.domain.knowledge.Span;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The current generations in {@code index_generation}, their chunks in {@code index_chunk}, and the
 * terms they are found by in {@code index_term}. Whoever changes them changes the generation first,
 * so that writers of one profile wait for each other.
 */
public final class SqlChunks implements Chunks {
  private record Body(String recipe, List<Listed> documents) {}

  private record Prepared(String question, String answeredBy) {}

  private record Listed(String name, String sha256, int chunks, List<String> terms) {}

  private record ChunkBody(
      String document,
      String topic,
      List<String> section,
      String text,
      int page,
      int offset,
      List<Run> sentences) {}

  private record Run(int start, int end, boolean title) {}

  private record Generation(
      String id, Instant createdAt, List<Suggestion> suggestions, Body body) {}

  private final SqlDatabase database;

  @Inject
  public SqlChunks(SqlDatabase database) {
    this.database = database;
  }

  @Override
  public void publish(Slug slug, IndexGeneration generation) {
    database.write(
        "publish the index of " + slug,
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO index_generation (slug, generation, created_ms, suggestions, body)
                  VALUES (:slug, :generation, :created, :suggestions, :body)
                  ON CONFLICT (slug) DO UPDATE SET
                    generation = excluded.generation, created_ms = excluded.created_ms,
                    suggestions = excluded.suggestions, body = excluded.body
                  """)
              .bind("slug", slug.value())
              .bind("generation", generation.id())
              .bind("created", generation.createdAt().toEpochMilli())
              .bind("suggestions", JsonBody.of(prepared(generation)))
              .bind("body", JsonBody.of(body(generation)))
              .execute();
          ProfileRows.delete(handle, "index_chunk", slug);
          insertChunks(handle, slug, generation.chunks());
          ProfileRows.delete(handle, "index_term", slug);
          insertTerms(handle, slug, generation.documents());
          return generation;
        });
  }

  @Override
  public Optional<IndexGeneration> current(Slug slug) {
    return database.readAtOneMoment(
        "read the index of " + slug,
        handle ->
            generation(handle, slug)
                .map(
                    found -> {
                      List<IndexedChunk> chunks = chunks(handle, slug);
                      return DamagedRow.unless(() -> generation(found, chunks));
                    }));
  }

  @Override
  public Optional<String> currentId(Slug slug) {
    return database.read(
        "read the index of " + slug,
        handle ->
            handle
                .createQuery("SELECT generation FROM index_generation WHERE slug = :slug")
                .bind("slug", slug.value())
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public List<Suggestion> suggestions(Slug slug) {
    return database.read(
        "read the suggestions for " + slug,
        handle ->
            handle
                .createQuery("SELECT suggestions FROM index_generation WHERE slug = :slug")
                .bind("slug", slug.value())
                .map(DamagedRow.unless((row, context) -> suggestions(row)))
                .findOne()
                .orElse(List.of()));
  }

  @Override
  public void erase(Slug slug) {
    database.erase(
        "erase the index of " + slug,
        handle -> {
          ProfileRows.delete(handle, "index_generation", slug);
          ProfileRows.delete(handle, "index_chunk", slug);
          return ProfileRows.delete(handle, "index_term", slug);
        });
  }

  private static void insertChunks(Handle handle, Slug slug, List<IndexedChunk> chunks) {
    Batch batch =
        new Batch(
            handle,
            """
            INSERT INTO index_chunk (slug, position, body, embeddings)
            VALUES (:slug, :position, :body, :embeddings)
            """);
    for (int position = 0; position < chunks.size(); position++) {
      IndexedChunk indexed = chunks.get(position);
      batch.add(
          Map.of(
              "slug",
              slug.value(),
              "position",
              position,
              "body",
              JsonBody.of(body(indexed.chunk())),
              "embeddings",
              bytes(indexed)));
    }
    batch.execute();
  }

  /** Those that a column can hold: nobody can search for others. */
  private static void insertTerms(Handle handle, Slug slug, List<IndexedDocument> documents) {
    Batch batch = new Batch(handle, "INSERT INTO index_term (slug, term) VALUES (:slug, :term)");
    documents.stream()
        .flatMap(document -> document.terms().stream())
        .filter(ColumnText::canHold)
        .distinct()
        .forEach(term -> batch.add(Map.of("slug", slug.value(), "term", term)));
    batch.execute();
  }

  private static Optional<Generation> generation(Handle handle, Slug slug) {
    return handle
        .createQuery(
            """
            SELECT generation, created_ms, suggestions, body FROM index_generation
            WHERE slug = :slug
            """)
        .bind("slug", slug.value())
        .map(DamagedRow.unless(SqlChunks::generation))
        .findOne();
  }

  private static Generation generation(ResultSet row, StatementContext context)
      throws SQLException {
    return new Generation(
        row.getString("generation"),
        Instant.ofEpochMilli(row.getLong("created_ms")),
        suggestions(row),
        JsonBody.read(row.getString("body"), Body.class));
  }

  private static List<Suggestion> suggestions(ResultSet row) throws SQLException {
    return Arrays.stream(JsonBody.read(row.getString("suggestions"), Prepared[].class))
        .map(SqlChunks::suggestion)
        .toList();
  }

  private static List<IndexedChunk> chunks(Handle handle, Slug slug) {
    return handle
        .createQuery(
            "SELECT body, embeddings FROM index_chunk WHERE slug = :slug ORDER BY position")
        .bind("slug", slug.value())
        .map(DamagedRow.unless(SqlChunks::chunk))
        .list();
  }

  private static IndexedChunk chunk(ResultSet row, StatementContext context) throws SQLException {
    ChunkBody body = JsonBody.read(row.getString("body"), ChunkBody.class);
    Chunk chunk =
        new Chunk(
            new FileName(body.document),
            Topic.fromLabel(body.topic).orElseThrow(IllegalArgumentException::new),
            body.section,
            body.text,
            body.page,
            body.offset,
            body.sentences.stream().map(run -> new Span(run.start, run.end, run.title)).toList());
    return indexed(chunk, row.getBytes("embeddings"));
  }

  private static IndexGeneration generation(Generation found, List<IndexedChunk> chunks) {
    List<IndexedDocument> documents = new ArrayList<>();
    int first = 0;
    for (Listed listed : found.body.documents) {
      documents.add(
          new IndexedDocument(
              new FileName(listed.name),
              new ContentHash(listed.sha256),
              chunks.subList(first, first + listed.chunks),
              Set.copyOf(listed.terms)));
      first += listed.chunks;
    }
    if (first != chunks.size()) {
      throw new IllegalArgumentException("There are more chunks than the generation has");
    }
    return new IndexGeneration(
        found.id, found.body.recipe, found.createdAt, documents, found.suggestions);
  }

  private static List<Prepared> prepared(IndexGeneration generation) {
    return generation.suggestions().stream()
        .map(one -> new Prepared(one.question().text(), one.answeredBy().hash().hex()))
        .toList();
  }

  private static Body body(IndexGeneration generation) {
    return new Body(
        generation.recipe(), generation.documents().stream().map(SqlChunks::listed).toList());
  }

  private static Listed listed(IndexedDocument document) {
    return new Listed(
        document.name().value(),
        document.hash().hex(),
        document.chunks().size(),
        document.terms().stream().sorted().toList());
  }

  private static ChunkBody body(Chunk chunk) {
    return new ChunkBody(
        chunk.document().value(),
        chunk.topic().label(),
        chunk.section(),
        chunk.text(),
        chunk.page(),
        chunk.offset(),
        chunk.sentences().stream()
            .map(span -> new Run(span.start(), span.end(), span.title()))
            .toList());
  }

  private static Suggestion suggestion(Prepared prepared) {
    return new Suggestion(
        new Question(prepared.question), new ChunkId(new ContentHash(prepared.answeredBy)));
  }

  private static byte[] bytes(IndexedChunk indexed) {
    int dimensions = indexed.passage().dimensions();
    ByteBuffer bytes =
        ByteBuffer.allocate((1 + indexed.sentences().size()) * dimensions * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = bytes.asFloatBuffer().put(indexed.passage().toArray());
    for (Embedding sentence : indexed.sentences()) {
      if (sentence.dimensions() != dimensions) {
        throw new IllegalArgumentException("The embeddings of one chunk are of one model");
      }
      floats.put(sentence.toArray());
    }
    return bytes.array();
  }

  private static IndexedChunk indexed(Chunk chunk, byte[] bytes) {
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    int count = 1 + chunk.sentences().size();
    if (bytes.length % (count * Float.BYTES) != 0) {
      throw new IllegalArgumentException("The passage and every sentence have an embedding");
    }
    List<Embedding> embeddings = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      float[] components = new float[floats.capacity() / count];
      floats.get(components);
      embeddings.add(Embedding.ofUnit(components));
    }
    return new IndexedChunk(chunk, embeddings.getFirst(), embeddings.subList(1, count));
  }
}
