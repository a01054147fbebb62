package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A generation as lines of JSON: a header that names its documents and how many chunks each has,
 * then a line per chunk, document by document. Embeddings are little-endian IEEE 754 binary32 in
 * base64, so that every bit comes back.
 */
final class GenerationLines {
  /** Raise it when an older program would misunderstand what a newer one writes. */
  private static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      // The file is bounded, and what was written must be readable.
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private record Header(
      int format,
      String id,
      String recipe,
      String createdAt,
      List<Prepared> suggestions,
      List<Listed> documents) {}

  private record Prepared(String question, String answeredBy) {}

  /**
   * @param terms none where earlier versions wrote it
   */
  private record Listed(
      String name,
      String sha256,
      int chunks,
      @JsonSetter(nulls = Nulls.AS_EMPTY) Set<String> terms) {}

  private record Line(
      String document,
      String topic,
      List<String> section,
      String text,
      int page,
      int offset,
      List<Run> sentences,
      String embedding,
      List<String> sentenceEmbeddings) {}

  /** Written as {@code [start, end, title]}. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private record Run(int start, int end, boolean title) {}

  private GenerationLines() {}

  static void write(IndexGeneration generation, OutputStream out) throws IOException {
    writeLine(header(generation), out);
    for (IndexedChunk chunk : generation.chunks()) {
      writeLine(line(chunk), out);
    }
  }

  static IndexGeneration read(BufferedReader in) throws IOException, DamagedFile {
    Header header = readHeader(in);
    List<IndexedDocument> documents = new ArrayList<>();
    int lineNumber = 1;
    for (Listed listed : header.documents) {
      List<IndexedChunk> chunks = new ArrayList<>();
      for (int n = 0; n < listed.chunks; n++) {
        chunks.add(chunk(in.readLine(), ++lineNumber));
      }
      documents.add(document(listed, chunks));
    }
    if (in.readLine() != null) {
      throw new DamagedFile("there are more lines than the header announces");
    }
    return generation(header, documents);
  }

  /** The generation's id; reads the header only. */
  static String readId(BufferedReader in) throws IOException, DamagedFile {
    return readHeader(in).id;
  }

  /** The generation's suggestions; reads the header only. */
  static List<Suggestion> readSuggestions(BufferedReader in) throws IOException, DamagedFile {
    return suggestions(readHeader(in));
  }

  /** By what its documents are found; reads the header only. */
  static Set<String> readTerms(BufferedReader in) throws IOException, DamagedFile {
    return readHeader(in).documents.stream()
        .flatMap(document -> document.terms.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void writeLine(Object line, OutputStream out) throws IOException {
    out.write(JSON.writeValueAsBytes(line));
    out.write('\n');
  }

  private static Header readHeader(BufferedReader in) throws IOException, DamagedFile {
    String line = in.readLine();
    if (line == null) {
      throw new DamagedFile("it is empty");
    }
    try {
      JsonNode header = JSON.readTree(line);
      int format = header.path("format").asInt();
      if (format != FORMAT) {
        throw new DamagedFile("its format is not " + FORMAT + ", the one this version reads");
      }
      return JSON.treeToValue(header, Header.class);
    } catch (JacksonException | RuntimeException e) {
      throw new DamagedFile("line 1 is no header", e);
    }
  }

  private static Header header(IndexGeneration generation) {
    return new Header(
        FORMAT,
        generation.id(),
        generation.recipe(),
        generation.createdAt().truncatedTo(ChronoUnit.MILLIS).toString(),
        generation.suggestions().stream().map(GenerationLines::prepared).toList(),
        generation.documents().stream().map(GenerationLines::listed).toList());
  }

  private static Listed listed(IndexedDocument document) {
    return new Listed(
        document.name().value(),
        document.hash().hex(),
        document.chunks().size(),
        new TreeSet<>(document.terms()));
  }

  private static Prepared prepared(Suggestion suggestion) {
    return new Prepared(suggestion.question().text(), suggestion.answeredBy().hash().hex());
  }

  private static List<Suggestion> suggestions(Header header) throws DamagedFile {
    try {
      return header.suggestions.stream().map(GenerationLines::suggestion).toList();
    } catch (RuntimeException e) {
      throw new DamagedFile("the header's suggestions are none", e);
    }
  }

  private static Suggestion suggestion(Prepared prepared) {
    return new Suggestion(
        new Question(prepared.question), new ChunkId(new ContentHash(prepared.answeredBy)));
  }

  private static IndexGeneration generation(Header header, List<IndexedDocument> documents)
      throws DamagedFile {
    try {
      Instant createdAt = Instant.parse(header.createdAt);
      return new IndexGeneration(
          header.id, header.recipe, createdAt, documents, suggestions(header));
    } catch (RuntimeException e) {
      throw new DamagedFile("the header's moment is none", e);
    }
  }

  private static IndexedDocument document(Listed listed, List<IndexedChunk> chunks)
      throws DamagedFile {
    try {
      return new IndexedDocument(
          new FileName(listed.name), new ContentHash(listed.sha256), chunks, listed.terms);
    } catch (RuntimeException e) {
      throw new DamagedFile("the header lists what is no document", e);
    }
  }

  private static Line line(IndexedChunk indexed) {
    Chunk chunk = indexed.chunk();
    return new Line(
        chunk.document().value(),
        chunk.topic().label(),
        chunk.section(),
        chunk.text(),
        chunk.page(),
        chunk.offset(),
        chunk.sentences().stream()
            .map(span -> new Run(span.start(), span.end(), span.title()))
            .toList(),
        encoded(indexed.passage()),
        indexed.sentences().stream().map(GenerationLines::encoded).toList());
  }

  private static IndexedChunk chunk(@Nullable String line, int lineNumber) throws DamagedFile {
    if (line == null) {
      throw new DamagedFile("it ends before line " + lineNumber);
    }
    try {
      return chunk(JSON.readValue(line, Line.class));
    } catch (JacksonException | RuntimeException e) {
      throw new DamagedFile("line " + lineNumber + " is no chunk", e);
    }
  }

  private static IndexedChunk chunk(Line line) {
    Chunk chunk =
        new Chunk(
            new FileName(line.document),
            Topic.fromLabel(line.topic).orElseThrow(IllegalArgumentException::new),
            line.section,
            line.text,
            line.page,
            line.offset,
            line.sentences.stream().map(run -> new Span(run.start, run.end, run.title)).toList());
    List<Embedding> sentences =
        line.sentenceEmbeddings.stream().map(GenerationLines::decoded).toList();
    return new IndexedChunk(chunk, decoded(line.embedding), sentences);
  }

  private static String encoded(Embedding embedding) {
    ByteBuffer bytes =
        ByteBuffer.allocate(embedding.dimensions() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(embedding.toArray());
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static Embedding decoded(String written) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(written)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() % Float.BYTES != 0) {
      throw new IllegalArgumentException("An embedding is whole floats");
    }
    float[] components = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(components);
    return Embedding.ofUnit(components);
  }
}
