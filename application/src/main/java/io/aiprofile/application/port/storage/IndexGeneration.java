package io.aiprofile.application.port.storage;

import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Embedding;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Everything known about a profile's documents at one moment, built aside and then current as a
 * whole.
 *
 * @param id derived from the recipe and the documents: the same input has the same id
 * @param recipe names the splitter and embedding model that made it; another recipe means that
 *     nothing of this generation can be reused
 * @param documents in the order of their names
 * @param suggestions questions that were checked to be answerable from these documents, best first
 */
public record IndexGeneration(
    String id,
    String recipe,
    Instant createdAt,
    List<IndexedDocument> documents,
    List<Suggestion> suggestions) {

  /**
   * A document as it was when indexed.
   *
   * @param terms by which a search finds it, as they stand and as stems
   */
  public record IndexedDocument(
      FileName name, ContentHash hash, List<IndexedChunk> chunks, Set<String> terms) {
    public IndexedDocument {
      chunks = List.copyOf(chunks);
      terms = Set.copyOf(terms);
    }
  }

  /**
   * A chunk with what the recipe's embedding model made of it.
   *
   * @param sentences one embedding for each of the chunk's sentences, in order
   */
  public record IndexedChunk(Chunk chunk, Embedding passage, List<Embedding> sentences) {
    public IndexedChunk {
      sentences = List.copyOf(sentences);
      if (sentences.size() != chunk.sentences().size()) {
        throw new IllegalArgumentException("Every sentence has one embedding");
      }
    }
  }

  public IndexGeneration {
    documents = List.copyOf(documents);
    suggestions = List.copyOf(suggestions);
  }

  public List<IndexedChunk> chunks() {
    return documents.stream().flatMap(document -> document.chunks().stream()).toList();
  }
}
