package io.aiprofile.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.domain.profile.Slug;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {
  @Test
  void theLedgerKnowsTheseNames() {
    assertThat(Operation.values())
        .extracting(Operation::label)
        .containsExactly("indexing", "intent", "query", "followup", "theme");
  }

  @ParameterizedTest
  @EnumSource
  void aNameMeansItsOperation(Operation operation) {
    assertThat(Operation.fromLabel(operation.label())).contains(operation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "QUERY", "query ", "quéry", "unknown"})
  void anotherNameMeansNone(String label) {
    assertThat(Operation.fromLabel(label)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1,0", "0,-1"})
  void anEntryOfNegativeTokensIsRefused(long prompt, long completion) {
    assertThatIllegalArgumentException().isThrownBy(() -> entry(prompt, completion));
  }

  @Test
  void anEntrysTokensAddUpOrSayThatTheyDoNot() {
    assertThat(entry(500, 300).totalTokens()).isEqualTo(800);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> entry(Long.MAX_VALUE, 1).totalTokens());
  }

  @ParameterizedTest
  @CsvSource({"0,1,1,1", "1,0,1,1", "1,1,0,1", "1,1,1,0", "-1,1,1,1"})
  void aBudgetOfNothingIsRefused(long turn, long visitor, long profile, long platform) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Budget(turn, visitor, profile, platform));
  }

  private static LedgerEntry entry(long prompt, long completion) {
    return new LedgerEntry(
        Instant.parse("2026-04-03T10:00:00Z"),
        new Slug("asha-rao"),
        Operation.QUERY,
        prompt,
        completion);
  }
}
