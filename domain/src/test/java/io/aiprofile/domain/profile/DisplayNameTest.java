package io.aiprofile.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"Asha Rao", "मीरा कृष्णन्", "李娜", "Zoë O'Brien-Łukasz", "محمد علي", "X"})
  void aNameOfAnyScriptIsKeptAsItIs(String name) {
    assertThat(DisplayName.parse(name)).contains(new DisplayName(name));
    assertThat(new DisplayName(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  Asha   Rao ",
        "Asha\tRao",
        "Asha\r\nRao",
        "Asha\u00a0Rao",
        "Asha\u2028Rao",
        "Asha\u0085Rao",
        "Asha \u0007Rao",
        "\uFEFFAsha\u200b \u202eRao",
        "Asha\u009b Rao"
      })
  void whiteSpaceIsOneSpaceAndInvisibleCharactersAreGone(String typed) {
    assertThat(DisplayName.parse(typed)).contains(new DisplayName("Asha Rao"));
  }

  @Test
  void theJoinersThatShapeIndianScriptsStay() {
    String name = "शक्\u200dति";

    assertThat(DisplayName.parse(name)).contains(new DisplayName(name));
  }

  @Test
  void lettersAndTheirAccentsAreComposed() {
    assertThat(DisplayName.parse("Zoe\u0308")).contains(new DisplayName("Zoë"));
    assertThat(DisplayName.parse("Zoe\u0007\u0308")).contains(new DisplayName("Zoë"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b", "42", "...", "🎓"})
  void aNameHasALetter(String typed) {
    assertThat(DisplayName.parse(typed)).isEmpty();
  }

  @Test
  void aNameHasAtMostEightyCharacters() {
    assertThat(DisplayName.parse("a".repeat(80))).isPresent();
    assertThat(DisplayName.parse("a".repeat(81))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new DisplayName("a".repeat(81)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " Asha", "Asha  Rao", "Asha\nRao", "Zoe\u0308"})
  void aNameThatIsNotTidyIsRefused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new DisplayName(value));
  }

  @RepeatedTest(300)
  void whateverIsTypedIsRefusedOrBecomesOneTidyLine(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String alphabet =
        "aÉe\u0301\u0308ß म्\u200d李\t\n\r\u0007\u0085\u2028\u00a0\u200b\u202e\uFEFF-'";
    StringBuilder typed = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }

    DisplayName.parse(typed.toString())
        .ifPresent(
            name -> {
              assertThat(name.value())
                  .isEqualTo(Normalizer.normalize(name.value(), Normalizer.Form.NFC))
                  .isEqualTo(name.value().strip())
                  .doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]|  ");
              assertThat(DisplayName.parse(name.value())).contains(name);
            });
  }
}
