package io.aiprofile.bootstrap.evaluation;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.bootstrap.evaluation.JsonLines.Line;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Embedding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Passages as they come, each of them one chunk, on their way into an index: what a profile's
 * documents become, without reading, splitting, and quotable sentences.
 */
final class Corpus {
  private static final FileName DOCUMENT = new FileName("corpus.jsonl");
  private static final int PASSAGES_PER_BATCH = 64;

  private final Embeddings embeddings;
  private final List<String> ids = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final List<IndexedChunk> chunks = new ArrayList<>();
  private final List<Chunk> batch = new ArrayList<>();
  private int blank;

  Corpus(Embeddings embeddings) {
    this.embeddings = embeddings;
  }

  /** Takes a line of BEIR's form: {@code _id}, {@code text}, and perhaps {@code title}. */
  void add(Line line) {
    String id = trecId(line);
    if (!seen.add(id)) {
      throw line.bad("the _id “" + id + "” is there twice");
    }
    String title = line.textOrNothing("title").strip();
    String text = line.text("text").strip();
    if (text.isEmpty() && title.isEmpty()) {
      // It has nothing that a question could find.
      blank++;
      return;
    }
    ids.add(id);
    batch.add(passage(title, text));
    if (batch.size() == PASSAGES_PER_BATCH) {
      embedBatch();
    }
  }

  /** Everything added so far, ready to be searched; this corpus is used up by it. */
  ProfileIndex index(TextAnalyzer analyzer) {
    embedBatch();
    seen.clear();
    IndexedDocument document = new IndexedDocument(DOCUMENT, ContentHash.of(""), chunks, Set.of());
    IndexGeneration generation =
        new IndexGeneration(
            "corpus", "one passage per line", Instant.EPOCH, List.of(document), List.of());
    return new ProfileIndex(generation, new SharedTerms(analyzer));
  }

  /** The id of a chunk of the index, by its place. */
  String id(int chunk) {
    return ids.get(chunk);
  }

  int size() {
    return ids.size();
  }

  /** Passages that were left out because there is nothing in them. */
  int blank() {
    return blank;
  }

  /** Spaces part the columns of a run, so an id cannot have any. */
  static String trecId(Line line) {
    String id = line.text("_id");
    if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
      throw line.bad("an _id has no spaces and is not empty");
    }
    return id;
  }

  private static Chunk passage(String title, String text) {
    boolean untitled = title.isEmpty() || text.isEmpty();
    return new Chunk(
        DOCUMENT,
        Topic.OTHER,
        untitled ? List.of() : List.of(title),
        text.isEmpty() ? title : text,
        0,
        0,
        List.of());
  }

  private void embedBatch() {
    List<Embedding> embedded = embeddings.passages(batch.stream().map(Chunk::passage).toList());
    for (int i = 0; i < batch.size(); i++) {
      chunks.add(new IndexedChunk(batch.get(i), embedded.get(i), List.of()));
    }
    batch.clear();
  }
}
