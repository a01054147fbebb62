package io.aiprofile.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoodTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n", "!?", "…", "\u200b"})
  void aMoodSaysSomething(String typed) {
    assertThat(Mood.refusal(typed)).hasValueSatisfying(why -> assertThat(why).contains("words"));
    assertThatIllegalArgumentException().isThrownBy(() -> Mood.of(typed));
  }

  @Test
  void aMoodHasUpToTwoHundredCharacters() {
    assertThat(Mood.refusal("m".repeat(200))).isEmpty();
    assertThat(Mood.refusal("m".repeat(201)))
        .hasValueSatisfying(why -> assertThat(why).contains("201").contains("200"));
  }

  @Test
  void aMoodStandsOnOneLineInAnyScript() {
    assertThat(Mood.of(" calm\r\n  sea\u0000\u202e ").text()).isEqualTo("calm sea");
    assertThat(Mood.of("静かな海").text()).isEqualTo("静かな海");
    assertThatIllegalArgumentException().isThrownBy(() -> new Mood("calm\nsea"));
  }
}
