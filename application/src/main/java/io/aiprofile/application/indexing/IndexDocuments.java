package io.aiprofile.application.indexing;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentText;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexJob.Stage;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a profile's documents findable: read, split, embed, prepare suggestions, publish. The new
 * generation is built aside; until the last step visitors are answered from the former one.
 */
@Singleton
public final class IndexDocuments {
  private static final Logger LOG = LoggerFactory.getLogger(IndexDocuments.class);

  /** Whether to build a generation again that is there already. */
  public enum Mode {
    IF_CHANGED,
    FORCED
  }

  /** What came of a run. */
  public sealed interface Outcome {
    /**
     * A new generation is current.
     *
     * @param embedded chunks that were new; the others were taken over
     * @param unreadable documents left out, with the reason
     */
    record Indexed(int documents, int chunks, int embedded, Map<FileName, String> unreadable)
        implements Outcome {}

    /** Documents and recipe are those of the current generation; nothing was done. */
    record UpToDate(int documents, int chunks) implements Outcome {}

    record UnknownProfile() implements Outcome {}

    record NoDocuments() implements Outcome {}

    /** Not one document could be read; the former generation stays. */
    record NothingReadable(Map<FileName, String> unreadable) implements Outcome {}

    /** Stopped by its {@link IndexProgress}; the former generation stays. */
    record Cancelled() implements Outcome {}

    /** Another run for this profile is under way. */
    record AlreadyRunning() implements Outcome {}
  }

  private final Profiles profiles;
  private final Documents documents;
  private final Chunks chunks;
  private final TextExtractor extractor;
  private final TextAnalyzer analyzer;
  private final SplitDocument split;
  private final Embeddings embeddings;
  private final SuggestQuestions suggest;
  private final InstantSource clock;
  private final Set<Slug> running = ConcurrentHashMap.newKeySet();

  @Inject
  public IndexDocuments(
      Profiles profiles,
      Documents documents,
      Chunks chunks,
      TextExtractor extractor,
      TextAnalyzer analyzer,
      SplitDocument split,
      Embeddings embeddings,
      SuggestQuestions suggest,
      InstantSource clock) {
    this.profiles = profiles;
    this.documents = documents;
    this.chunks = chunks;
    this.extractor = extractor;
    this.analyzer = analyzer;
    this.split = split;
    this.embeddings = embeddings;
    this.suggest = suggest;
    this.clock = clock;
  }

  /** Runs on the calling thread until done. */
  public Outcome index(Slug slug, Mode mode, IndexProgress progress) {
    if (!running.add(slug)) {
      return new Outcome.AlreadyRunning();
    }
    try {
      Optional<Profile> profile = profiles.find(slug).filter(found -> found.status().allowsOwner());
      return profile.isEmpty()
          ? new Outcome.UnknownProfile()
          : index(profile.get(), mode, progress);
    } catch (Stopped stopped) {
      return new Outcome.Cancelled();
    } finally {
      running.remove(slug);
    }
  }

  private Outcome index(Profile profile, Mode mode, IndexProgress progress) throws Stopped {
    Slug slug = profile.slug();
    List<Document> present = documents.list(slug);
    if (present.isEmpty()) {
      return new Outcome.NoDocuments();
    }
    String id = generationId(present);
    Optional<IndexGeneration> former = former(slug);
    if (mode == Mode.IF_CHANGED && former.filter(current -> current.id().equals(id)).isPresent()) {
      return new Outcome.UpToDate(former.get().documents().size(), former.get().chunks().size());
    }
    Run run = new Run(progress, mode == Mode.FORCED ? Optional.empty() : former);
    List<Split> splits = run.split(slug, present);
    if (splits.isEmpty()) {
      return new Outcome.NothingReadable(run.unreadable);
    }
    List<IndexedDocument> indexed = run.embed(splits);
    run.tell(Stage.SUGGESTING, 0, 1);
    IndexGeneration bare = new IndexGeneration(id, recipe(), clock.instant(), indexed, List.of());
    IndexGeneration complete =
        new IndexGeneration(
            id, recipe(), bare.createdAt(), indexed, suggest.prepare(profile, bare));
    run.tell(Stage.PUBLISHING, 0, 1);
    if (closed(slug)) {
      return new Outcome.UnknownProfile();
    }
    chunks.publish(slug, complete);
    if (profiles.find(slug).isEmpty()) {
      chunks.erase(slug); // erased since it was last looked at: nothing of it may stay
      return new Outcome.UnknownProfile();
    }
    LOG.info(
        "Indexed {}: {} documents, {} chunks, {} embedded",
        slug,
        indexed.size(),
        complete.chunks().size(),
        run.embedded);
    return new Outcome.Indexed(
        indexed.size(), complete.chunks().size(), run.embedded, Map.copyOf(run.unreadable));
  }

  /** It may have been closed or erased while its documents were read. */
  private boolean closed(Slug slug) {
    return profiles.find(slug).filter(found -> found.status().allowsOwner()).isEmpty();
  }

  private Optional<IndexGeneration> former(Slug slug) {
    try {
      return chunks.current(slug).filter(generation -> generation.recipe().equals(recipe()));
    } catch (StorageFailure e) {
      // An index is derived: one that cannot be read is built again from the documents.
      LOG.warn("The index of {} cannot be read and is built anew: {}", slug, e.getMessage());
      return Optional.empty();
    }
  }

  private String recipe() {
    return split.recipe() + "+" + embeddings.model() + "+terms";
  }

  /** The words of a document as they stand, and their stems. */
  private Set<String> terms(List<Chunk> chunks) {
    List<String> passages = chunks.stream().map(Chunk::passage).toList();
    String language = analyzer.language(String.join("\n", passages));
    return passages.stream()
        .flatMap(
            passage ->
                Stream.concat(
                    analyzer.terms(passage, "").stream(),
                    analyzer.terms(passage, language).stream()))
        .collect(Collectors.toSet());
  }

  private String generationId(List<Document> present) {
    String inputs =
        present.stream()
            .map(document -> document.name() + "\n" + document.hash().hex())
            .collect(Collectors.joining("\n", recipe() + "\n", ""));
    return ContentHash.of(inputs).hex().substring(0, 16);
  }

  private record Split(FileName name, ContentHash hash, List<Chunk> chunks) {}

  /** Thrown to unwind a run that was told to stop. */
  private static final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** The state of one run. */
  private final class Run {
    private static final int TEXTS_PER_STEP = 16;

    private final IndexProgress progress;
    private final Map<FileName, IndexedDocument> formerDocuments = new LinkedHashMap<>();
    private final Map<List<String>, IndexedChunk> known = new LinkedHashMap<>();
    private final Map<FileName, String> unreadable = new LinkedHashMap<>();
    private int embedded;

    Run(IndexProgress progress, Optional<IndexGeneration> former) {
      this.progress = progress;
      for (IndexedDocument document : former.map(IndexGeneration::documents).orElse(List.of())) {
        formerDocuments.put(document.name(), document);
        document.chunks().forEach(chunk -> known.put(texts(chunk.chunk()), chunk));
      }
    }

    void tell(Stage stage, int done, int total) throws Stopped {
      if (!progress.advanced(new Progress(stage, done, total))) {
        throw new Stopped();
      }
    }

    List<Split> split(Slug slug, List<Document> present) throws Stopped {
      List<Split> splits = new ArrayList<>();
      for (Document document : present) {
        tell(Stage.READING, splits.size() + unreadable.size(), present.size());
        try {
          splits.add(new Split(document.name(), document.hash(), chunksOf(slug, document)));
        } catch (UnreadableDocument e) {
          LOG.warn("{} of {} cannot be read: {}", document.name(), slug, e.reason());
          unreadable.put(document.name(), e.explanation());
        }
      }
      tell(Stage.SPLITTING, present.size(), present.size());
      return splits;
    }

    private List<Chunk> chunksOf(Slug slug, Document document) throws UnreadableDocument {
      IndexedDocument former = formerDocuments.get(document.name());
      if (former != null && former.hash().equals(document.hash())) {
        return former.chunks().stream().map(IndexedChunk::chunk).toList();
      }
      byte[] content =
          documents
              .content(slug, document.name())
              .orElseThrow(
                  () ->
                      new StorageFailure(
                          document.name() + " was deleted during indexing; index again", null));
      DocumentText text = extractor.extract(content, document.kind());
      return split.split(slug, document.name(), text);
    }

    List<IndexedDocument> embed(List<Split> splits) throws Stopped {
      Map<List<String>, Chunk> missing = new LinkedHashMap<>();
      splits.stream()
          .flatMap(split -> split.chunks().stream())
          .filter(chunk -> !known.containsKey(texts(chunk)))
          .forEach(chunk -> missing.put(texts(chunk), chunk));
      int done = 0;
      tell(Stage.EMBEDDING, 0, missing.size());
      for (List<Chunk> batch : batches(List.copyOf(missing.values()))) {
        embedBatch(batch);
        done += batch.size();
        tell(Stage.EMBEDDING, done, missing.size());
      }
      embedded = missing.size();
      return splits.stream()
          .map(
              split ->
                  new IndexedDocument(
                      split.name, split.hash, indexed(split.chunks), terms(split.chunks)))
          .toList();
    }

    private void embedBatch(List<Chunk> batch) {
      var texts = batch.stream().flatMap(chunk -> texts(chunk).stream()).toList();
      var vectors = embeddings.passages(texts).iterator();
      for (Chunk chunk : batch) {
        var passage = vectors.next();
        var sentences = chunk.sentences().stream().map(span -> vectors.next()).toList();
        known.put(texts(chunk), new IndexedChunk(chunk, passage, sentences));
      }
    }

    /** All that the model is given of a chunk, its passage first. */
    private static List<String> texts(Chunk chunk) {
      Stream<String> sentences = chunk.sentences().stream().map(span -> span.of(chunk.text()));
      return Stream.concat(Stream.of(chunk.passage()), sentences).toList();
    }

    private List<List<Chunk>> batches(List<Chunk> missing) {
      List<List<Chunk>> batches = new ArrayList<>();
      for (int from = 0; from < missing.size(); from += TEXTS_PER_STEP) {
        batches.add(missing.subList(from, Math.min(missing.size(), from + TEXTS_PER_STEP)));
      }
      return batches;
    }

    /** The chunks with their embeddings; the words may be known while page or document moved. */
    private List<IndexedChunk> indexed(List<Chunk> chunks) {
      return chunks.stream()
          .map(
              chunk -> {
                IndexedChunk same = Objects.requireNonNull(known.get(texts(chunk)));
                return new IndexedChunk(chunk, same.passage(), same.sentences());
              })
          .toList();
    }
  }
}
