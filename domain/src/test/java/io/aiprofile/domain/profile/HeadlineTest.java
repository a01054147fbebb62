package io.aiprofile.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadlineTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Director, Zeta Pay", "प्लेटफ़ॉर्म निदेशक", "平台总监 · 支付", "CTO 🎓"})
  void oneLineOfAnyScriptIsAHeadline(String value) {
    assertThat(Headline.parse(value)).contains(new Headline(value));
    assertThat(new Headline(value)).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'  Director  '|Director",
        "'Director\nof  Platform'|Director of Platform",
        "'a\u2028b\u0000c'|a bc",
        "'\u202eevil'|evil",
        "'e\u0301lan'|\u00e9lan"
      })
  void whatWasTypedIsTidied(String typed, String tidy) {
    assertThat(Headline.parse(typed)).contains(new Headline(tidy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u200b\ufeff"})
  void whatCannotBeSeenIsNone(String typed) {
    assertThat(Headline.parse(typed)).contains(Headline.NONE);
  }

  @Test
  void itIsAsLongAsALineAfterTidying() {
    assertThat(Headline.parse("a" + " ".repeat(500) + "b".repeat(118))).isPresent();
    assertThat(Headline.parse("a".repeat(120))).isPresent();
    assertThat(Headline.parse("a".repeat(121))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Headline("a".repeat(121)));
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a ", "a  b", "a\nb", "e\u0301"})
  void whatIsNotTidyIsNotAHeadline(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Headline(value));
  }
}
