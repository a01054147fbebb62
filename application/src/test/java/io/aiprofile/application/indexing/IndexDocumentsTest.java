package io.aiprofile.application.indexing;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexDocuments.Outcome;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.Indexed;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.NoDocuments;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.NothingReadable;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.UnknownProfile;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.IndexJob.Stage;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexDocumentsTest extends IndexingScenario {
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

  @Test
  void theSameDocumentsHaveTheSameGenerationWhoeverOwnsThem() {
    put("cv.md", CV);
    documents.put(ASHA_2, document("cv.md", bytes(CV)), bytes(CV));
    run();
    index.index(ASHA_2, Mode.IF_CHANGED, IndexProgress.NONE);

    assertThat(chunks.currentId(ASHA_2)).isEqualTo(chunks.currentId(ASHA));
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
  void progressGoesThroughTheStagesInOrderAndReachesItsTotals() {
    put("cv.md", CV);
    put("letter.txt", LETTER);
    List<Stage> stages = new ArrayList<>();
    List<Integer> embedded = new ArrayList<>();
    index.index(
        ASHA,
        Mode.IF_CHANGED,
        progress -> {
          assertThat(progress.done()).isBetween(0, progress.total());
          stages.add(progress.stage());
          if (progress.stage() == Stage.EMBEDDING) {
            embedded.add(progress.total() - progress.done());
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
  void aHundredDocumentsAreIndexedInTheOrderOfTheirNames() {
    for (int i = 0; i < 100; i++) {
      put("doc %03d.txt".formatted(99 - i), "Project number " + (99 - i) + " went well.\n");
    }

    Indexed indexed = (Indexed) run();

    assertThat(indexed.embedded()).isEqualTo(100);
    assertThat(current().documents()).extracting(IndexedDocument::name).isSorted().hasSize(100);
  }
}
