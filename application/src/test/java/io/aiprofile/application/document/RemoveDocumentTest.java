package io.aiprofile.application.document;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.chat.RetrievalSettings;
import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemoveDocumentTest {
  private static final FileName CV = new FileName("cv.md");
  private static final FileName LETTER = new FileName("letter.txt");

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final boolean[] busy = new boolean[1];
  private final SmallPlatform small =
      new SmallPlatform(
          RetrievalSettings.DEFAULT,
          task -> {
            if (busy[0]) {
              throw new RejectedExecutionException("full");
            }
            waiting.add(task);
          });

  @BeforeEach
  void ashaWithTwoDocuments() {
    small.create("Asha Rao");
    small.add(ASHA, "cv.md", SmallPlatform.RESUME);
    small.add(ASHA, "letter.txt", SmallPlatform.LETTER);
  }

  private boolean remove(Slug slug, FileName name) {
    return small.platform().removeDocument().remove(slug, name);
  }

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private List<String> indexed() {
    return small.chunks().current(ASHA).stream()
        .flatMap(generation -> generation.documents().stream())
        .map(document -> document.name().value())
        .toList();
  }

  @Test
  void nobodyIsAnsweredFromARemovedDocumentAnyMore() {
    small.index(ASHA);
    String question = "Does she turn vague problems into plans?";
    assertThat(small.ask(ASHA, question).answer().text()).contains("calm plans");

    assertThat(remove(ASHA, LETTER)).isTrue();

    assertThat(small.documents().content(ASHA, LETTER)).isEmpty();
    assertThat(small.ask(ASHA, question).answer().text()).doesNotContain("calm plans");
    assertThat(small.suggestions(ASHA))
        .isNotEmpty()
        .allSatisfy(
            offered -> assertThat(small.ask(ASHA, offered.text()).answer().isRefusal()).isFalse());
  }

  @Test
  void whatRemainsIsIndexedAnewInTheBackground() {
    small.index(ASHA);
    remove(ASHA, LETTER);
    work();

    SmallPlatform never = new SmallPlatform();
    never.create("Asha Rao");
    never.add(ASHA, "cv.md", SmallPlatform.RESUME);
    never.index(ASHA);
    assertThat(small.chunks().current(ASHA)).isEqualTo(never.chunks().current(ASHA));
    assertThat(small.indexRuns().recent(9))
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.result()).isEqualTo(IndexRun.Result.INDEXED);
              assertThat(run.embedded()).as("everything was known").isZero();
            });
  }

  @Test
  void aDocumentIsFoundUnderEverySpelling() {
    small.index(ASHA);

    assertThat(remove(ASHA, new FileName("LETTER.TXT"))).isTrue();

    assertThat(indexed()).containsExactly("cv.md");
  }

  @Test
  void withTheLastDocumentTheIndexGoes() {
    small.index(ASHA);
    remove(ASHA, LETTER);
    remove(ASHA, CV);
    work();

    assertThat(small.chunks().current(ASHA)).isEmpty();
  }

  @Test
  void itIsGoneAlsoWhenNoRunCanBeStarted() {
    small.index(ASHA);
    busy[0] = true;

    assertThat(remove(ASHA, LETTER)).isTrue();

    assertThat(indexed()).containsExactly("cv.md");
  }

  @Test
  void aRunThatWasUnderWayDoesNotBringItBack() {
    small.platform().indexingRuns().start(ASHA, Mode.IF_CHANGED);
    small.index(ASHA);

    remove(ASHA, LETTER);
    remove(ASHA, CV);
    small.add(ASHA, "notes.txt", "She plays the theremin.");
    work();

    assertThat(indexed()).containsExactly("notes.txt");
  }

  @Test
  void whatWasNeverIndexedIsNotIndexedByRemoving() {
    assertThat(remove(ASHA, LETTER)).isTrue();

    assertThat(waiting).isEmpty();
    assertThat(small.chunks().current(ASHA)).isEmpty();
    assertThat(small.documents().list(ASHA)).hasSize(1);
  }

  @Test
  void aDocumentThatIsNotThereCannotBeRemoved() {
    small.index(ASHA);

    assertThat(remove(ASHA, new FileName("other.txt"))).isFalse();
    assertThat(remove(new Slug("nobody-here"), CV)).isFalse();
    assertThat(remove(ASHA, LETTER)).isTrue();
    assertThat(remove(ASHA, LETTER)).isFalse();
    assertThat(small.documents().list(ASHA)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void onlyAnOwnerWhoMayWorkRemoves(ProfileStatus status) {
    small.set(ASHA, status);

    assertThat(remove(ASHA, CV)).isEqualTo(status.allowsOwner());
    assertThat(small.documents().list(ASHA)).hasSize(status.allowsOwner() ? 1 : 2);
  }
}
