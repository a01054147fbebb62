package io.aiprofile.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.aiprofile.domain.usage.TokenUsage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTotalsTest {
  private static final Instant NOW = Instant.parse("2026-04-03T10:00:00Z");

  @Test
  void whoWasNeverAskedIsFullySupported() {
    assertThat(ChatTotals.NONE.support()).isEqualTo(1);
    assertThat(ChatTotals.NONE.turns()).isZero();
  }

  @Test
  void supportIsTheMeanOfWhatWasAnswered() {
    ChatTotals totals = ChatTotals.NONE.plus(answer(1)).plus(answer(0.5)).plus(answer(0));

    assertThat(totals.support()).isEqualTo(0.5);
    assertThat(totals).isEqualTo(new ChatTotals(3, 0, 3, 1.5));
  }

  @Test
  void aRefusalIsATurnThatLeavesTheSupportAlone() {
    ChatTotals totals = ChatTotals.NONE.plus(answer(0.5));

    ChatTotals refused = totals.plus(event(Answer.Mode.LLM, true, 0));

    assertThat(refused.support()).isEqualTo(totals.support());
    assertThat(refused).isEqualTo(new ChatTotals(2, 1, 1, 0.5));
  }

  @Test
  void aConfirmationIsATurnAndNoAnswerFromTheDocuments() {
    ChatTotals totals = ChatTotals.NONE.plus(event(Answer.Mode.CONFIRMATION, false, 0));

    assertThat(totals).isEqualTo(new ChatTotals(1, 0, 0, 0));
    assertThat(totals.support()).isEqualTo(1);
  }

  @Test
  void supportNeverExceedsTheWholeHoweverManyRoundings() {
    ChatTotals totals = ChatTotals.NONE;
    for (int n = 0; n < 100_000; n++) {
      totals = totals.plus(answer(n % 2 == 0 ? 1 : 0.999_999_999_999_999_9));
    }

    assertThat(totals.support()).isLessThanOrEqualTo(1).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
  void aShareThatIsNoneIsRefused(double support) {
    assertThatIllegalArgumentException().isThrownBy(() -> answer(support));
  }

  private static ChatEvent answer(double support) {
    return event(Answer.Mode.LLM, false, support);
  }

  private static ChatEvent event(Answer.Mode mode, boolean refused, double support) {
    return new ChatEvent(NOW, mode, Ending.COMPLETE, refused, support, TokenUsage.NONE, 1);
  }
}
