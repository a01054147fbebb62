package io.aiprofile.application.port.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.aiprofile.application.port.storage.Race;
import io.aiprofile.domain.knowledge.Embedding;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Embeddings} does. What it finds alike is shown by the adapter's own test. */
public interface EmbeddingsContract {
  Offset<Float> ROUNDING = within(1e-4f);

  Embeddings embeddings();

  private List<Embedding> both(String text) {
    return List.of(embeddings().question(text), embeddings().passages(List.of(text)).getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Led a team of twelve.",
        "मीरा बेंगलुरु में रहती हैं।",
        "她在班加罗尔工作。",
        "C",
        "42",
        "…",
        "🎓",
        "line\nline\t\u0000"
      })
  default void anyTextHasAPlaceOfUnitLengthAndTheModelsDimensions(String text) {
    for (Embedding embedding : both(text)) {
      assertThat(embedding.dimensions()).isEqualTo(embeddings().dimensions());
      assertThat(embedding.cosine(embedding)).isCloseTo(1, ROUNDING);
    }
  }

  @Test
  default void theSameTextHasTheSamePlaceEveryTime() {
    String text = "Cut build times by 40 percent.";

    assertThat(both(text)).isEqualTo(both(text));
    assertThat(embeddings().question(text).cosine(embeddings().question(text)))
        .isCloseTo(1, ROUNDING);
  }

  @Test
  default void aTextIsNearerToItselfThanToAnother() {
    Embedding question = embeddings().question("Which awards has she won?");
    List<Embedding> passages =
        embeddings().passages(List.of("Which awards has she won?", "Servers run Debian Linux."));

    assertThat(question.cosine(passages.get(0))).isGreaterThan(question.cosine(passages.get(1)));
  }

  @Test
  default void listsKeepTheirOrder() {
    List<String> texts = List.of("Kafka", "Led a team of nine in Pune.", "Kafka", "Speaks Tamil.");

    assertSame(
        embeddings().passages(texts), texts.stream().map(text -> both(text).get(1)).toList());
    assertSame(
        embeddings().questions(texts), texts.stream().map(text -> both(text).get(0)).toList());
    assertThat(embeddings().passages(texts).get(0)).isEqualTo(embeddings().passages(texts).get(2));
  }

  private static void assertSame(List<Embedding> together, List<Embedding> singly) {
    assertThat(together).hasSameSizeAs(singly);
    for (int i = 0; i < together.size(); i++) {
      assertThat(together.get(i).cosine(singly.get(i))).isCloseTo(1, ROUNDING);
    }
  }

  @Test
  default void oneQuestionIsAListOfOne() {
    assertThat(embeddings().question("Why?"))
        .isEqualTo(embeddings().questions(List.of("Why?")).getFirst());
  }

  @Test
  default void anEmptyListGivesAnEmptyList() {
    assertThat(embeddings().questions(List.of())).isEmpty();
    assertThat(embeddings().passages(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  default void blankTextIsRefusedWhereverItStands(String blank) {
    List<String> texts = List.of("Kafka", blank);

    assertThatIllegalArgumentException().isThrownBy(() -> embeddings().question(blank));
    assertThatIllegalArgumentException().isThrownBy(() -> embeddings().questions(texts));
    assertThatIllegalArgumentException().isThrownBy(() -> embeddings().passages(texts));
  }

  @Test
  default void textLongerThanTheModelReadsIsCutNotRefused() {
    String text = "She has led platform teams in five countries. ".repeat(200);

    assertThat(both(text)).allSatisfy(it -> assertThat(it.cosine(it)).isCloseTo(1, ROUNDING));
  }

  @Test
  default void theModelHasANameAndAScaleForEveryLanguage() {
    assertThat(embeddings().model()).matches("[a-z0-9.-]+");
    for (String language : Locale.getISOLanguages()) {
      assertThat(embeddings().logitScale(language)).as(language).isPositive().isFinite();
    }
    assertThat(embeddings().logitScale("")).isPositive();
  }

  @Test
  default void manyThreadsMayEmbedAtOnce() {
    String text = "Led 42 engineers in Zürich.";
    Embedding expected = embeddings().question(text);

    List<Embedding> results =
        Race.of(Collections.nCopies(8, text), each -> embeddings().question(each));

    assertThat(results).allSatisfy(it -> assertThat(it.cosine(expected)).isCloseTo(1, ROUNDING));
  }
}
