package io.aiprofile.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "K=v | v",
        "  K = v  | v",
        "export K=v | v",
        "K=\"two words\" | two words",
        "K='it is # no comment' # but this is | it is # no comment",
        "K=a#b | a#b",
        "K=v # comment | v",
        "K=# comment | ``",
        "K= | ``",
        "K=a=b | a=b",
        "K=\"open | \"open",
        "\ufeffK=v | v"
      })
  void aLineGivesItsValue(String line, String value) {
    assertThat(DotEnv.parse(List.of(line)).values()).containsEntry("K", value);
  }

  @Test
  void blankLinesAndCommentsAreNothing() {
    DotEnv file = DotEnv.parse(List.of("", "  ", "# K=v", "  # more"));

    assertThat(file.values()).isEmpty();
    assertThat(file.problems()).isEmpty();
  }

  @Test
  void theLastOfTwoLinesWins() {
    assertThat(DotEnv.parse(List.of("K=1", "K=2")).values()).containsEntry("K", "2");
  }

  @Test
  void aLineThatAssignsNothingIsToldByNumberWithoutItsText() {
    assertThat(DotEnv.parse(List.of("K=v", "sk-secret", "2K=v")).problems())
        .containsExactly("Line 2 of .env is not KEY=VALUE.", "Line 3 of .env is not KEY=VALUE.");
  }
}
