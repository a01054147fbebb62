package io.aiprofile.domain.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Evidence.Found;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkTest {
  private static final List<String> SECTION = List.of("Experience", "Acme, 2019-2022");

  /** Two titles, a sentence, a title, a sentence. */
  private static final String TEXT = "Acme\nEngineer\nLed nine.\nBeta\nCut costs.";

  private static final List<Span> SPANS =
      List.of(
          span(0, 4, true),
          span(5, 13, true),
          span(14, 23, false),
          span(24, 28, true),
          span(29, 39, false));

  @Test
  void thePassageIsTheHeadingsAndTheText() {
    assertThat(chunk(SECTION, "Led nine.", List.of()).passage())
        .isEqualTo("Experience › Acme, 2019-2022\nLed nine.");
    assertThat(chunk(List.of(), "Led nine.", List.of()).passage()).isEqualTo("Led nine.");
    assertThat(chunk(List.of(), "Led nine.", List.of()).heading()).isEmpty();
  }

  @Test
  void theSameTextUnderAnotherHeadingIsAnotherChunkButOnAnotherPageIsNot() {
    Chunk chunk = chunk(SECTION, "Led nine.", List.of());
    Chunk moved =
        new Chunk(new FileName("b.pdf"), Topic.OTHER, SECTION, "Led  nine.", 7, 9, List.of());

    assertThat(moved.id()).isEqualTo(chunk.id());
    assertThat(chunk(List.of("Projects"), "Led nine.", List.of()).id()).isNotEqualTo(chunk.id());
  }

  @ParameterizedTest
  @CsvSource({"2, 'Acme, Engineer'", "4, Beta", "3, 'Acme, Engineer'", "1, Acme"})
  void aSentenceStandsUnderTheTitlesDirectlyAboveIt(int sentence, String title) {
    assertThat(chunk(SECTION, TEXT, SPANS).titleOf(sentence)).isEqualTo(title);
  }

  @Test
  void withoutATitleAboveASentenceStandsUnderTheInnermostHeading() {
    List<Span> plain = List.of(span(14, 23, false));

    assertThat(chunk(SECTION, TEXT, SPANS).titleOf(0)).isEqualTo("Acme, 2019-2022");
    assertThat(chunk(SECTION, TEXT, plain).titleOf(0)).isEqualTo("Acme, 2019-2022");
    assertThat(chunk(List.of(), TEXT, plain).titleOf(0)).isEmpty();
  }

  @Test
  void aSentenceIsARunOfTheText() {
    assertThat(chunk(SECTION, TEXT, SPANS).sentence(2)).isEqualTo("Led nine.");
  }

  @Test
  void aChunkHasTextAndAPlace() {
    assertThatIllegalArgumentException().isThrownBy(() -> chunk(SECTION, " \n", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Chunk(new FileName("cv.pdf"), Topic.OTHER, SECTION, "x", -1, 0, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Chunk(new FileName("cv.pdf"), Topic.OTHER, SECTION, "x", 0, -1, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "2,2", "3,2"})
  void aSpanIsANonEmptyRun(int start, int end) {
    assertThatIllegalArgumentException().isThrownBy(() -> span(start, end, false));
  }

  @Test
  void laterChangesToTheListsDoNotReachTheChunk() {
    List<String> section = new ArrayList<>(SECTION);
    List<Span> spans = new ArrayList<>(SPANS);
    Chunk chunk = chunk(section, TEXT, spans);

    section.clear();
    spans.clear();

    assertThat(chunk).isEqualTo(chunk(SECTION, TEXT, SPANS));
  }

  @Test
  void evidenceKeepsItsOrder() {
    Chunk first = chunk(SECTION, "first", List.of());
    Chunk second = chunk(SECTION, "second", List.of());

    assertThat(new Evidence(List.of(new Found(first, 2), new Found(second, 1)), 0.9).chunks())
        .containsExactly(first, second);
  }

  private static Chunk chunk(List<String> section, String text, List<Span> sentences) {
    return new Chunk(new FileName("cv.pdf"), Topic.EXPERIENCE, section, text, 1, 0, sentences);
  }

  private static Span span(int start, int end, boolean title) {
    return new Span(start, end, title);
  }
}
