package io.aiprofile.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n\t", "?!…", "\u0000", "🎓", "-"})
  void aQuestionWithoutALetterOrDigitIsRefusedAsEmpty(String typed) {
    assertThat(Question.refusal(typed)).get().asString().contains("empty");
    assertThatIllegalArgumentException().isThrownBy(() -> Question.of(typed));
    assertThatIllegalArgumentException().isThrownBy(() -> new Question(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Why?", "2019?", "क", "她在哪里工作？", "C"})
  void aLetterOrDigitOfAnyScriptIsAQuestion(String typed) {
    assertThat(Question.refusal(typed)).isEmpty();
    assertThat(Question.of(typed).text()).isEqualTo(typed);
  }

  @Test
  void twoThousandCharactersAreAskedAndOneMoreIsRefusedWithBothNumbers() {
    assertThat(Question.refusal("a".repeat(2_000))).isEmpty();
    assertThat(Question.refusal("a".repeat(2_001)))
        .get()
        .asString()
        .contains("2,001", "2,000")
        .doesNotContain("\n");
    assertThatIllegalArgumentException().isThrownBy(() -> new Question("a".repeat(2_001)));
  }

  @Test
  void surplusWhiteSpaceDoesNotCount() {
    String typed = "a" + " ".repeat(5_000) + "b\n\n";

    assertThat(Question.of(typed).text()).isEqualTo("a b");
  }

  @Test
  void controlCharactersAreLeftOutAndLinesJoined() {
    assertThat(Question.of("Where\u0000 did\u001b\u009b she\r\n\twork?\u0007").text())
        .isEqualTo("Where did she work?");
  }

  @Test
  void lettersAndTheirAccentsAreComposed() {
    assertThat(Question.of("Re\u0301sume\u0301?")).isEqualTo(Question.of("Résumé?"));
  }
}
