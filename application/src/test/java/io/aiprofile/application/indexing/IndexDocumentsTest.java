package io.aiprofile.application.indexing;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexDocuments.Outcome;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.AlreadyRunning;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.Cancelled;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.Indexed;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.NoDocuments;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.NothingReadable;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.UnknownProfile;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.UpToDate;
import io.aiprofile.application.indexing.IndexProgress.Stage;
import io.aiprofile.application.memory.InMemoryChunks;
import io.aiprofile.application.memory.InMemoryDocuments;
import io.aiprofile.application.memory.InMemoryProfiles;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Embedding;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexDocumentsTest {
  private static final String CV =
      "# Asha Rao\n\n## Experience\n\nEngineer, Acme, 2019-2022\n\n- Led nine.\n\n## Skills\n\nJava\n";
  private static final String LETTER = "Recommendation\n\nShe turns vague problems into plans.\n";

  private final InMemoryProfiles profiles = new InMemoryProfiles();
  private final InMemoryDocuments documents = new InMemoryDocuments();
  private final InMemoryChunks chunks = new InMemoryChunks();
  private final RecordingExtractor extractor = new RecordingExtractor();
  private final RecordingEmbeddings embeddings = new RecordingEmbeddings();
  private final IndexDocuments index = over(documents, chunks);

  private IndexDocuments over(Documents documentsUsed, Chunks chunksUsed) {
    return new IndexDocuments(
        profiles,
        documentsUsed,
        chunksUsed,
        extractor,
        new StructuralSplit(),
        embeddings,
        (name, generation) ->
            List.of(
                new Suggestion(
                    new Question("What did " + name + " do?"),
                    generation.chunks().getFirst().chunk().id())),
        () -> NOW);
  }

  @BeforeEach
  void register() {
    profiles.add(profile(ASHA));
    profiles.add(profile(ASHA_2));
  }

  private void put(String name, String content) {
    documents.put(ASHA, document(name, bytes(content)), bytes(content));
  }

  private Outcome run() {
    return index.index(ASHA, Mode.IF_CHANGED, IndexProgress.NONE);
  }

  private IndexGeneration current() {
    return chunks.current(ASHA).orElseThrow();
  }

  private List<String> texts() {
    return current().chunks().stream().map(chunk -> chunk.chunk().text()).toList();
  }

  private void forget() {
    extractor.drain();
    embeddings.drain();
  }

  @Test
  void documentsAreReadSplitEmbeddedAndPublished() {
    put("letter.txt", LETTER);
    put("cv.md", CV);

    Indexed indexed = (Indexed) run();

    assertThat(indexed.documents()).isEqualTo(2);
    assertThat(indexed.chunks()).isEqualTo(current().chunks().size()).isGreaterThan(2);
    assertThat(indexed.embedded()).isEqualTo(indexed.chunks());
    assertThat(indexed.unreadable()).isEmpty();
    assertThat(current().documents())
        .extracting(document -> document.name().value())
        .containsExactly("cv.md", "letter.txt");
    assertThat(current().documents().getFirst().hash()).isEqualTo(ContentHash.of(CV));
    assertThat(current().createdAt()).isEqualTo(NOW);
    assertThat(current().suggestions()).hasSize(1);
    assertThat(current().suggestions().getFirst().question().text()).contains("Asha Rao");
    assertThat(texts()).anyMatch(text -> text.contains("Led nine."));
  }

  @Test
  void everyPassageAndSentenceHasItsOwnEmbedding() {
    put("cv.md", CV);
    run();

    for (IndexedChunk indexed : current().chunks()) {
      Chunk chunk = indexed.chunk();
      assertThat(indexed.passage()).isEqualTo(placed(chunk.passage()));
      for (int i = 0; i < chunk.sentences().size(); i++) {
        assertThat(indexed.sentences().get(i)).isEqualTo(placed(chunk.sentence(i)));
      }
    }
  }

  private Embedding placed(String text) {
    return embeddings.passages(List.of(text)).getFirst();
  }

  @Test
  void unchangedDocumentsCauseNoWork() {
    put("cv.md", CV);
    run();
    IndexGeneration before = current();
    forget();

    assertThat(run()).isEqualTo(new UpToDate(before.documents().size(), before.chunks().size()));
    assertThat(extractor.drain()).isEmpty();
    assertThat(embeddings.drain()).isEmpty();
    assertThat(current()).isSameAs(before);
  }

  @Test
  void theSameDocumentsHaveTheSameGenerationWhoeverOwnsThem() {
    put("cv.md", CV);
    documents.put(ASHA_2, document("cv.md", bytes(CV)), bytes(CV));
    run();
    index.index(ASHA_2, Mode.IF_CHANGED, IndexProgress.NONE);

    assertThat(chunks.currentId(ASHA_2)).isEqualTo(chunks.currentId(ASHA));
  }

  @Test
  void onlyTheChangedDocumentIsReadAndOnlyItsNewChunksAreEmbedded() {
    put("cv.md", CV);
    put("letter.txt", LETTER);
    run();
    forget();
    String changed = CV.replace("Java", "Java and Kotlin");
    put("cv.md", changed);

    Indexed indexed = (Indexed) run();

    assertThat(extractor.drain()).containsExactly(changed);
    assertThat(indexed.embedded()).isEqualTo(1);
    assertThat(embeddings.drain()).allMatch(text -> text.contains("Kotlin"));
    assertThat(texts()).anyMatch(text -> text.contains("Kotlin")).contains("Java and Kotlin");
    assertThat(texts()).anyMatch(text -> text.contains("vague problems"));
  }

  @Test
  void aRemovedDocumentIsGone() {
    put("cv.md", CV);
    put("letter.txt", LETTER);
    run();
    forget();
    documents.delete(ASHA, new FileName("letter.txt"));

    assertThat(((Indexed) run()).embedded()).isZero();
    assertThat(extractor.drain()).isEmpty();
    assertThat(texts()).noneMatch(text -> text.contains("vague problems"));
  }

  @Test
  void aRenamedDocumentIsCitedUnderItsNewName() {
    put("old.md", CV);
    run();
    forget();
    documents.delete(ASHA, new FileName("old.md"));
    put("new.md", CV);

    assertThat(((Indexed) run()).embedded()).isZero();
    assertThat(embeddings.drain()).isEmpty();
    assertThat(current().chunks())
        .allMatch(chunk -> chunk.chunk().document().equals(new FileName("new.md")));
  }

  @Test
  void wordsThatSurviveInOtherLinesAreCitedWhereTheyNowStand() {
    put("old.txt", "She led Java\nand Kotlin engineers.\n");
    run();
    documents.delete(ASHA, new FileName("old.txt"));
    put("new.txt", "She led Java\n\nand Kotlin engineers.\n");
    run();

    IndexedChunk only = current().chunks().getFirst();
    assertThat(only.chunk().document()).isEqualTo(new FileName("new.txt"));
    assertThat(only.sentences()).hasSize(2);
    assertThat(only.sentences().getLast()).isEqualTo(placed("and Kotlin engineers."));
  }

  @Test
  void whatTwoDocumentsSayIsEmbeddedAndFoundOnce() {
    put("a.md", CV);
    put("b.md", CV);

    Indexed indexed = (Indexed) run();

    ProfileIndex loaded = new ProfileIndex(current(), new SimpleTextAnalyzer());
    assertThat(indexed.embedded()).isEqualTo(loaded.size());
    assertThat(IntStream.range(0, loaded.size()).mapToObj(loaded::chunk))
        .allMatch(chunk -> chunk.document().equals(new FileName("a.md")));
  }

  @Test
  void whatTwoDocumentsSayStaysWhenOneOfThemGoes() {
    put("a.md", CV);
    put("b.md", CV);
    run();
    List<String> before = texts().stream().distinct().toList();
    forget();
    documents.delete(ASHA, new FileName("a.md"));

    assertThat(((Indexed) run()).embedded()).isZero();
    assertThat(texts()).containsExactlyElementsOf(before);
    assertThat(current().chunks())
        .allMatch(chunk -> chunk.chunk().document().equals(new FileName("b.md")));
  }

  @Test
  void anotherModelTakesNothingOver() {
    put("cv.md", CV);
    run();
    String before = current().id();
    forget();
    embeddings.becomes("recording-2");

    Indexed indexed = (Indexed) run();

    assertThat(indexed.embedded()).isEqualTo(indexed.chunks());
    assertThat(extractor.drain()).hasSize(1);
    assertThat(current().id()).isNotEqualTo(before);
    assertThat(current().recipe()).contains("recording-2");
  }

  @Test
  void aForcedRunDoesEverythingAgain() {
    put("cv.md", CV);
    run();
    IndexGeneration before = current();
    forget();

    Indexed indexed = (Indexed) index.index(ASHA, Mode.FORCED, IndexProgress.NONE);

    assertThat(indexed.embedded()).isEqualTo(indexed.chunks());
    assertThat(extractor.drain()).containsExactly(CV);
    assertThat(current()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void aRunCancelledInAnyStageLeavesTheFormerIndexAndCanBeRepeated(Stage stage) {
    put("cv.md", CV);
    run();
    IndexGeneration before = current();
    put("letter.txt", LETTER);

    Outcome outcome = index.index(ASHA, Mode.IF_CHANGED, (now, done, total) -> now != stage);

    assertThat(outcome).isEqualTo(new Cancelled());
    assertThat(current()).isSameAs(before);
    assertThat(run()).isInstanceOf(Indexed.class);
    assertThat(texts()).anyMatch(text -> text.contains("vague problems"));
  }

  @Test
  void aFirstRunThatIsCancelledLeavesNothing() {
    put("cv.md", CV);
    index.index(ASHA, Mode.IF_CHANGED, (stage, done, total) -> stage != Stage.PUBLISHING);

    assertThat(chunks.current(ASHA)).isEmpty();
  }

  @Test
  void aBreakdownLeavesTheFormerIndexAndTheNextRunMayTryAgain() {
    put("cv.md", CV);
    run();
    IndexGeneration before = current();
    put("letter.txt", LETTER);
    embeddings.failsOn("vague problems");

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::run);
    assertThat(current()).isSameAs(before);

    embeddings.failsOn("\u0000");
    assertThat(run()).isInstanceOf(Indexed.class);
  }

  @Test
  void aGenerationThatCannotBeKeptIsNotCurrent() {
    put("cv.md", CV);
    run();
    IndexGeneration before = current();
    put("letter.txt", LETTER);
    IndexDocuments failing = over(documents, new BrokenChunks(false));

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> failing.index(ASHA, Mode.IF_CHANGED, IndexProgress.NONE));
    assertThat(current()).isSameAs(before);
  }

  @Test
  void anIndexThatCannotBeReadIsBuiltAnew() {
    put("cv.md", CV);
    run();
    forget();

    Outcome outcome =
        over(documents, new BrokenChunks(true)).index(ASHA, Mode.IF_CHANGED, IndexProgress.NONE);

    assertThat(outcome).isInstanceOf(Indexed.class);
    assertThat(extractor.drain()).containsExactly(CV);
  }

  @Test
  void progressGoesThroughTheStagesInOrderAndReachesItsTotals() {
    put("cv.md", CV);
    put("letter.txt", LETTER);
    List<Stage> stages = new ArrayList<>();
    List<Integer> embedded = new ArrayList<>();
    index.index(
        ASHA,
        Mode.IF_CHANGED,
        (stage, done, total) -> {
          assertThat(done).isBetween(0, total);
          stages.add(stage);
          if (stage == Stage.EMBEDDING) {
            embedded.add(total - done);
          }
          return true;
        });

    assertThat(stages).isSorted().contains(Stage.values());
    assertThat(embedded).endsWith(0);
  }

  @Test
  void anUnreadableDocumentIsReportedAndTheOthersAreIndexed() {
    put("cv.md", CV);
    putUnreadable("scan.pdf");

    Indexed indexed = (Indexed) run();

    assertThat(indexed.documents()).isEqualTo(1);
    assertThat(indexed.unreadable()).containsOnlyKeys(new FileName("scan.pdf"));
    assertThat(indexed.unreadable().get(new FileName("scan.pdf"))).isNotBlank();
    assertThat(texts()).anyMatch(text -> text.contains("Led nine."));
  }

  @Test
  void whereNothingCanBeReadTheFormerIndexStays() {
    put("cv.md", CV);
    run();
    IndexGeneration before = current();
    documents.delete(ASHA, new FileName("cv.md"));
    putUnreadable("scan.pdf");

    assertThat(((NothingReadable) run()).unreadable()).containsOnlyKeys(new FileName("scan.pdf"));
    assertThat(current()).isSameAs(before);
  }

  /** The simple extractor reads no PDF. */
  private void putUnreadable(String name) {
    byte[] content = bytes("%PDF");
    documents.put(
        ASHA,
        new Document(
            new FileName(name), DocumentKind.PDF, content.length, ContentHash.of(content), NOW),
        content);
  }

  @Test
  void aProfileWithoutDocumentsHasNothingToIndex() {
    assertThat(run()).isEqualTo(new NoDocuments());
    assertThat(chunks.current(ASHA)).isEmpty();
  }

  @Test
  void anUnknownProfileIsNotIndexed() {
    assertThat(index.index(new Slug("nobody"), Mode.FORCED, IndexProgress.NONE))
        .isEqualTo(new UnknownProfile());
  }

  @ParameterizedTest
  @EnumSource
  void onlyAProfileWhoseOwnerMayWorkIsIndexed(ProfileStatus status) {
    Slug slug = new Slug("some-one");
    profiles.add(new Profile(slug, new DisplayName("Some One"), Headline.NONE, status, NOW));
    documents.put(slug, document("cv.md", bytes(CV)), bytes(CV));

    Outcome outcome = index.index(slug, Mode.IF_CHANGED, IndexProgress.NONE);

    assertThat(outcome instanceof Indexed).isEqualTo(status.allowsOwner());
    assertThat(outcome instanceof UnknownProfile).isEqualTo(!status.allowsOwner());
    assertThat(chunks.current(slug).isPresent()).isEqualTo(status.allowsOwner());
  }

  @Test
  void oneRunAtATimeForAProfileAndAnyNumberForOthers() {
    put("cv.md", CV);
    documents.put(ASHA_2, document("cv.md", bytes(CV)), bytes(CV));
    List<Outcome> meanwhile = new ArrayList<>();

    Outcome outcome =
        index.index(
            ASHA,
            Mode.IF_CHANGED,
            (stage, done, total) -> {
              if (stage == Stage.PUBLISHING) {
                meanwhile.add(run());
                meanwhile.add(index.index(ASHA_2, Mode.IF_CHANGED, IndexProgress.NONE));
              }
              return true;
            });

    assertThat(outcome).isInstanceOf(Indexed.class);
    assertThat(meanwhile.getFirst()).isEqualTo(new AlreadyRunning());
    assertThat(meanwhile.getLast()).isInstanceOf(Indexed.class);
    assertThat(run()).isInstanceOf(UpToDate.class);
  }

  @Test
  void aDocumentThatVanishesDuringTheRunStopsIt() {
    put("cv.md", CV);
    run();
    IndexGeneration before = current();
    put("letter.txt", LETTER);

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(
            () ->
                index.index(
                    ASHA,
                    Mode.FORCED,
                    (stage, done, total) -> {
                      documents.delete(ASHA, new FileName("letter.txt"));
                      return true;
                    }))
        .withMessageContaining("letter.txt");
    assertThat(current()).isSameAs(before);
  }

  @Test
  void aHundredDocumentsAreIndexedInTheOrderOfTheirNames() {
    for (int i = 0; i < 100; i++) {
      put("doc %03d.txt".formatted(99 - i), "Project number " + (99 - i) + " went well.\n");
    }

    Indexed indexed = (Indexed) run();

    assertThat(indexed.embedded()).isEqualTo(100);
    assertThat(current().documents()).extracting(IndexedDocument::name).isSorted().hasSize(100);
  }

  /** A storage that can only be read, or only be written. */
  private final class BrokenChunks implements Chunks {
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
    public void erase(Slug slug) {
      chunks.erase(slug);
    }
  }
}
