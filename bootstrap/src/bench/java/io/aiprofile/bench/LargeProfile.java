package io.aiprofile.bench;

import io.aiprofile.application.indexing.StructuralSplit;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A profile of exactly 200 chunks, the most that the product promises to be fast with: those of the
 * dev set's English documents, then the same again with other numbers in them.
 *
 * @param questions the dev set's about these documents
 */
record LargeProfile(Slug slug, List<Chunk> chunks, List<String> questions) {
  static final int CHUNKS = 200;

  private static final FileName DOCUMENT = new FileName("collected.txt");
  private static final int SUGGESTIONS = 16;

  /** Makes the profile and its index. */
  static LargeProfile in(InMemoryProduct product) throws IOException, UnreadableDocument {
    List<Chunk> originals = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    for (LabelledProfile profile : LabelledProfile.of(LabelledProfile.DEV_SET)) {
      if (profile.isEnglish()) {
        for (Path document : profile.documents()) {
          originals.addAll(split(product, document));
        }
        profile.questions().forEach(asked -> questions.add(asked.question()));
      }
    }
    List<Chunk> chunks =
        IntStream.range(0, CHUNKS)
            .mapToObj(i -> variation(originals.get(i % originals.size()), i / originals.size()))
            .toList();
    Slug slug = product.create("Two Hundred Chunks");
    product.publish(slug, generation(chunks, questions, product.embeddings()));
    return new LargeProfile(slug, chunks, List.copyOf(questions));
  }

  private static List<Chunk> split(InMemoryProduct product, Path document)
      throws IOException, UnreadableDocument {
    byte[] content = Files.readAllBytes(document);
    FileName name = new FileName(document.getFileName().toString());
    var kind = product.extractor().detect(content, name.value());
    return new StructuralSplit()
        .split(new Slug("large"), name, product.extractor().extract(content, kind));
  }

  /** The chunk with a numbered heading and all digits moved on, so that its sentences stay put. */
  private static Chunk variation(Chunk original, int number) {
    List<String> section = new ArrayList<>(original.section());
    if (number > 0) {
      section.add("Part " + number);
    }
    StringBuilder text = new StringBuilder(original.text());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= '0' && character <= '9') {
        text.setCharAt(i, (char) ('0' + (character - '0' + number) % 10));
      }
    }
    return new Chunk(
        DOCUMENT,
        original.topic(),
        section,
        text.toString(),
        original.page(),
        original.offset(),
        original.sentences());
  }

  private static IndexGeneration generation(
      List<Chunk> chunks, List<String> questions, Embeddings embeddings) {
    var indexed =
        new IndexedDocument(DOCUMENT, hash(chunks), embedded(chunks, embeddings), Set.of());
    List<Suggestion> suggestions =
        IntStream.range(0, SUGGESTIONS)
            .mapToObj(i -> new Suggestion(Question.of(questions.get(i)), chunks.get(i).id()))
            .toList();
    return new IndexGeneration("large", "bench", Instant.EPOCH, List.of(indexed), suggestions);
  }

  private static ContentHash hash(List<Chunk> chunks) {
    return ContentHash.of(String.join("\n", chunks.stream().map(Chunk::passage).toList()));
  }

  private static List<IndexedChunk> embedded(List<Chunk> chunks, Embeddings embeddings) {
    return chunks.stream()
        .map(
            chunk ->
                new IndexedChunk(
                    chunk,
                    embeddings.passages(List.of(chunk.passage())).getFirst(),
                    embeddings.passages(
                        chunk.sentences().stream().map(span -> span.of(chunk.text())).toList())))
        .toList();
  }
}
