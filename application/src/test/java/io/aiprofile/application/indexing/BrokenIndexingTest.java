package io.aiprofile.application.indexing;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexDocuments.Outcome;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.AlreadyRunning;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.Cancelled;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.Indexed;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.UnknownProfile;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.UpToDate;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexJob.Stage;
import io.aiprofile.domain.profile.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that are stopped, that break, or that meet another. */
class BrokenIndexingTest extends IndexingScenario {
  @ParameterizedTest
  @EnumSource
  void aRunCancelledInAnyStageLeavesTheFormerIndexAndCanBeRepeated(Stage stage) {
    put("cv.md", CV);
    run();
    IndexGeneration before = current();
    put("letter.txt", LETTER);

    Outcome outcome = index.index(ASHA, Mode.IF_CHANGED, progress -> progress.stage() != stage);

    assertThat(outcome).isEqualTo(new Cancelled());
    assertThat(current()).isSameAs(before);
    assertThat(run()).isInstanceOf(Indexed.class);
    assertThat(texts()).anyMatch(text -> text.contains("vague problems"));
  }

  @Test
  void aFirstRunThatIsCancelledLeavesNothing() {
    put("cv.md", CV);
    index.index(ASHA, Mode.IF_CHANGED, progress -> progress.stage() != Stage.PUBLISHING);

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
  void oneRunAtATimeForAProfileAndAnyNumberForOthers() {
    put("cv.md", CV);
    documents.put(ASHA_2, document("cv.md", bytes(CV)), bytes(CV));
    List<Outcome> meanwhile = new ArrayList<>();

    Outcome outcome =
        index.index(
            ASHA,
            Mode.IF_CHANGED,
            progress -> {
              if (progress.stage() == Stage.PUBLISHING) {
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
                    progress -> {
                      documents.delete(ASHA, new FileName("letter.txt"));
                      return true;
                    }))
        .withMessageContaining("letter.txt");
    assertThat(current()).isSameAs(before);
  }

  @Test
  void aProfileThatIsErasedInTheMomentOfPublicationLeavesNothing() {
    put("cv.md", CV);
    IndexDocuments overtaken = over(documents, new OvertakenChunks());

    assertThat(overtaken.index(ASHA, Mode.IF_CHANGED, IndexProgress.NONE))
        .isEqualTo(new UnknownProfile());

    assertThat(chunks.current(ASHA)).isEmpty();
  }

  /** A storage at which an erasure arrives together with a publication, and is done first. */
  private final class OvertakenChunks implements Chunks {
    @Override
    public void publish(Slug slug, IndexGeneration generation) {
      profiles.erase(slug);
      chunks.publish(slug, generation);
    }

    @Override
    public Optional<IndexGeneration> current(Slug slug) {
      return chunks.current(slug);
    }

    @Override
    public Optional<String> currentId(Slug slug) {
      return chunks.currentId(slug);
    }

    @Override
    public List<Suggestion> suggestions(Slug slug) {
      return chunks.suggestions(slug);
    }

    @Override
    public void erase(Slug slug) {
      chunks.erase(slug);
    }
  }
}
