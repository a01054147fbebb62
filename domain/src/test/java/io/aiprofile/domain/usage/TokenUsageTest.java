package io.aiprofile.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenUsageTest {

  @Test
  void usageAddsUpInEveryPart() {
    TokenUsage sum = new TokenUsage(10, 3, 1).plus(new TokenUsage(5, 4, 2));

    assertThat(sum).isEqualTo(new TokenUsage(15, 7, 3));
    assertThat(sum.totalTokens()).isEqualTo(22);
    assertThat(sum.plus(TokenUsage.NONE)).isEqualTo(sum);
  }

  @ParameterizedTest
  @CsvSource({"-1,0,0", "0,-1,0", "0,0,-1"})
  void usageIsNeverNegative(long prompt, long completion, int calls) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenUsage(prompt, completion, calls));
  }

  @Test
  void aSumThatCannotBeCountedFailsInsteadOfTurningNegative() {
    TokenUsage one = new TokenUsage(1, 1, 1);

    assertOverflows(() -> new TokenUsage(Long.MAX_VALUE, 0, 0).plus(one));
    assertOverflows(() -> new TokenUsage(0, Long.MAX_VALUE, 0).plus(one));
    assertOverflows(() -> new TokenUsage(0, 0, Integer.MAX_VALUE).plus(one));
    assertOverflows(() -> new TokenUsage(Long.MAX_VALUE, 1, 0).totalTokens());
  }

  private static void assertOverflows(Runnable sum) {
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(sum::run);
  }
}
