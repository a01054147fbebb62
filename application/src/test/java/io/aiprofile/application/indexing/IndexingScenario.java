package io.aiprofile.application.indexing;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.profile;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexDocuments.Outcome;
import io.aiprofile.application.memory.InMemoryChunks;
import io.aiprofile.application.memory.InMemoryDocuments;
import io.aiprofile.application.memory.InMemoryProfiles;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.knowledge.Embedding;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/**
 * Two profiles without documents, and an indexer over storages and models that note what they do.
 */
abstract class IndexingScenario {
  static final String CV =
      "# Asha Rao\n\n## Experience\n\nEngineer, Acme, 2019-2022\n\n- Led nine.\n\n## Skills\n\nJava\n";
  static final String LETTER = "Recommendation\n\nShe turns vague problems into plans.\n";

  final InMemoryProfiles profiles = new InMemoryProfiles();
  final InMemoryDocuments documents = new InMemoryDocuments();
  final InMemoryChunks chunks = new InMemoryChunks();
  final RecordingExtractor extractor = new RecordingExtractor();
  final RecordingEmbeddings embeddings = new RecordingEmbeddings();
  final IndexDocuments index = over(documents, chunks);

  IndexDocuments over(Documents documentsUsed, Chunks chunksUsed) {
    return new IndexDocuments(
        profiles,
        documentsUsed,
        chunksUsed,
        extractor,
        new SimpleTextAnalyzer(),
        new StructuralSplit(),
        embeddings,
        (profile, generation) ->
            List.of(
                new Suggestion(
                    new Question("What did " + profile.name() + " do?"),
                    generation.chunks().getFirst().chunk().id())),
        () -> NOW);
  }

  @BeforeEach
  void register() {
    profiles.add(profile(ASHA));
    profiles.add(profile(ASHA_2));
  }

  void put(String name, String content) {
    documents.put(ASHA, document(name, bytes(content)), bytes(content));
  }

  Outcome run() {
    return index.index(ASHA, Mode.IF_CHANGED, IndexProgress.NONE);
  }

  IndexGeneration current() {
    return chunks.current(ASHA).orElseThrow();
  }

  List<String> texts() {
    return current().chunks().stream().map(chunk -> chunk.chunk().text()).toList();
  }

  void forget() {
    extractor.drain();
    embeddings.drain();
  }

  Embedding placed(String text) {
    return embeddings.passages(List.of(text)).getFirst();
  }

  /** A storage that can only be read, or only be written. */
  final class BrokenChunks implements Chunks {
    private final boolean writable;

    BrokenChunks(boolean writable) {
      this.writable = writable;
    }

    @Override
    public void publish(Slug slug, IndexGeneration generation) {
      if (!writable) {
        throw new StorageFailure("The disk is full", null);
      }
      chunks.publish(slug, generation);
    }

    @Override
    public Optional<IndexGeneration> current(Slug slug) {
      if (writable) {
        throw new StorageFailure("The index is damaged", null);
      }
      return chunks.current(slug);
    }

    @Override
    public Optional<String> currentId(Slug slug) {
      return current(slug).map(IndexGeneration::id);
    }

    @Override
    public List<Suggestion> suggestions(Slug slug) {
      return current(slug).map(IndexGeneration::suggestions).orElse(List.of());
    }

    @Override
    public void erase(Slug slug) {
      chunks.erase(slug);
    }
  }
}
