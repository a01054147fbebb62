package io.aiprofile.application.indexing;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexDocuments.Outcome;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.Indexed;
import io.aiprofile.application.indexing.IndexDocuments.Outcome.UpToDate;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.domain.document.FileName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run takes over from the generation before. */
class RepeatedIndexingTest extends IndexingScenario {
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
}
