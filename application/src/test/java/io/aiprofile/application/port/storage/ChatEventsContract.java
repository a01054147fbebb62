package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.ChatEvent;
import io.aiprofile.domain.chat.ChatTotals;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.TokenUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ChatEvents} does. The test of an adapter implements it. */
public interface ChatEventsContract {

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  ChatEvents chatEvents();

  /** An event whose latency is that number. */
  static ChatEvent event(int number) {
    return new ChatEvent(
        NOW.plusSeconds(number),
        Answer.Mode.LLM,
        Ending.COMPLETE,
        false,
        0.5,
        new TokenUsage(500, 300, 2),
        number);
  }

  private static ChatEvent refusal(int number) {
    return new ChatEvent(
        NOW.plusSeconds(number),
        Answer.Mode.EXTRACTIVE,
        Ending.COMPLETE,
        true,
        0,
        TokenUsage.NONE,
        number);
  }

  @Test
  default void nothingHasHappenedAtFirst() {
    assertThat(chatEvents().totals(ASHA)).isEqualTo(ChatTotals.NONE);
    assertThat(chatEvents().recent(ASHA, 9)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  default void anEventIsFoundInEveryDetailHoweverItEnded(Ending ending) {
    ChatEvent event =
        new ChatEvent(
            NOW, Answer.Mode.LLM, ending, false, 0.75, new TokenUsage(1_234, 567, 3), 8_901);

    chatEvents().add(ASHA, event);

    assertThat(chatEvents().recent(ASHA, 9)).containsExactly(event);
  }

  @ParameterizedTest
  @EnumSource(Answer.Mode.class)
  default void aRefusalIsFoundWhoeverWroteIt(Answer.Mode mode) {
    ChatEvent refusal = new ChatEvent(NOW, mode, Ending.COMPLETE, true, 0, TokenUsage.NONE, 0);

    chatEvents().add(ASHA, refusal);

    assertThat(chatEvents().recent(ASHA, 9)).containsExactly(refusal);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 1.0 / 3, Double.MIN_VALUE, 0.1 + 0.2, 0.999_999_999_999_999_9})
  default void supportIsKeptToTheLastDigit(double support) {
    ChatEvent event =
        new ChatEvent(
            NOW,
            Answer.Mode.LLM,
            Ending.COMPLETE,
            false,
            support,
            new TokenUsage(Long.MAX_VALUE / 2, 1, Integer.MAX_VALUE),
            Long.MAX_VALUE);

    chatEvents().add(ASHA, event);

    assertThat(chatEvents().recent(ASHA, 1)).containsExactly(event);
    assertThat(chatEvents().totals(ASHA)).isEqualTo(ChatTotals.NONE.plus(event));
  }

  @Test
  default void theMomentIsKeptToTheMillisecond() {
    chatEvents().add(ASHA, at("2026-04-03T10:00:00.123987654Z"));

    assertThat(chatEvents().recent(ASHA, 1)).containsExactly(at("2026-04-03T10:00:00.123Z"));
  }

  @Test
  default void theLatestEventsComeFirstAndNoMoreThanAskedFor() {
    for (int number = 1; number <= 5; number++) {
      chatEvents().add(ASHA, event(number));
    }

    assertThat(chatEvents().recent(ASHA, 2)).containsExactly(event(5), event(4));
    assertThat(chatEvents().recent(ASHA, Integer.MAX_VALUE)).hasSize(5).endsWith(event(1));
  }

  @Test
  default void eventsOfEqualDetailsCountEach() {
    chatEvents().add(ASHA, event(1));
    chatEvents().add(ASHA, event(1));

    assertThat(chatEvents().recent(ASHA, 9)).containsExactly(event(1), event(1));
    assertThat(chatEvents().totals(ASHA)).isEqualTo(new ChatTotals(2, 0, 2, 1));
  }

  @Test
  default void refusalsCountAsTurnsAndNotAsAnswers() {
    chatEvents().add(ASHA, event(1));
    chatEvents().add(ASHA, refusal(2));
    chatEvents().add(ASHA, refusal(3));

    assertThat(chatEvents().totals(ASHA)).isEqualTo(new ChatTotals(3, 2, 1, 0.5));
  }

  @Test
  default void totalsAreRightAfterEveryOneOfMany() {
    ChatEvents asked = chatEvents();
    ChatTotals expected = ChatTotals.NONE;
    for (int number = 0; number < 300; number++) {
      ChatEvent event = number % 3 == 0 ? refusal(number) : event(number);
      asked.add(ASHA, event);
      expected = expected.plus(event);
      assertThat(asked.totals(ASHA)).isEqualTo(expected);
    }

    assertThat(chatEvents().totals(ASHA)).isEqualTo(expected);
    assertThat(chatEvents().recent(ASHA, 999)).hasSize(300);
  }

  @Test
  default void whatIsAddedElsewhereShowsAtOnce() {
    ChatEvents asked = chatEvents();
    assertThat(asked.totals(ASHA)).isEqualTo(ChatTotals.NONE);

    chatEvents().add(ASHA, event(1));
    assertThat(asked.totals(ASHA).turns()).isEqualTo(1);

    chatEvents().add(ASHA, event(2));
    assertThat(asked.totals(ASHA).turns()).isEqualTo(2);
  }

  @Test
  default void anotherProfilesEventsDoNotExist() {
    chatEvents().add(ASHA, event(1));

    assertThat(chatEvents().totals(ASHA_2)).isEqualTo(ChatTotals.NONE);
    assertThat(chatEvents().recent(ASHA_2, 9)).isEmpty();
  }

  @Test
  default void concurrentAdditionsAreAllKept() {
    ChatEvents shared = chatEvents();
    List<ChatEvent> added = IntStream.range(0, 24).mapToObj(number -> event(number)).toList();

    Race.of(
        added,
        event -> {
          (event.latencyMs() % 2 == 0 ? shared : chatEvents()).add(ASHA, event);
          return shared.totals(ASHA);
        });

    assertThat(shared.totals(ASHA)).isEqualTo(new ChatTotals(24, 0, 24, 12));
    assertThat(chatEvents().totals(ASHA)).isEqualTo(new ChatTotals(24, 0, 24, 12));
    assertThat(chatEvents().recent(ASHA, 99)).containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  default void anErasedProfilesEventsAreGoneAndNoOthers() {
    chatEvents().add(ASHA, event(1));
    chatEvents().add(ASHA_2, event(2));

    chatEvents().erase(ASHA);
    chatEvents().erase(ASHA);

    assertThat(chatEvents().totals(ASHA)).isEqualTo(ChatTotals.NONE);
    assertThat(chatEvents().recent(ASHA, 9)).isEmpty();
    assertThat(chatEvents().recent(ASHA_2, 9)).containsExactly(event(2));
  }

  @Test
  default void afterErasingCountingBeginsFromNothingEverywhere() {
    chatEvents().erase(ASHA);
    ChatEvents asked = chatEvents();
    asked.add(ASHA, refusal(1));
    asked.add(ASHA, event(2));
    assertThat(asked.totals(ASHA).turns()).isEqualTo(2);

    chatEvents().erase(ASHA);
    assertThat(asked.totals(ASHA)).isEqualTo(ChatTotals.NONE);
    for (int number = 3; number <= 5; number++) {
      chatEvents().add(ASHA, event(number));
    }

    assertThat(asked.totals(ASHA)).isEqualTo(new ChatTotals(3, 0, 3, 1.5));
    assertThat(asked.recent(ASHA, 9)).containsExactly(event(5), event(4), event(3));
  }

  @Test
  default void whatWasErasedUnseenIsNotCountedOn() {
    ChatEvents asked = chatEvents();
    asked.add(ASHA, refusal(1));
    asked.add(ASHA, event(2));
    assertThat(asked.totals(ASHA)).isEqualTo(new ChatTotals(2, 1, 1, 0.5));

    chatEvents().erase(ASHA);
    chatEvents().add(ASHA, event(3));
    chatEvents().add(ASHA, event(2));
    chatEvents().add(ASHA, event(4));

    assertThat(asked.totals(ASHA)).isEqualTo(new ChatTotals(3, 0, 3, 1.5));
  }

  private static ChatEvent at(String moment) {
    return new ChatEvent(
        Instant.parse(moment), Answer.Mode.LLM, Ending.COMPLETE, false, 1, TokenUsage.NONE, 1);
  }

  @Test
  default void manyEventsCanBeAddedAtOnceAndKeepTheirOrder() {
    chatEvents().add(ASHA, event(1));
    chatEvents().addAll(ASHA, List.of(event(2), event(3)));
    chatEvents().addAll(ASHA_2, List.of());

    assertThat(chatEvents().recent(ASHA, 9)).containsExactly(event(3), event(2), event(1));
    assertThat(chatEvents().totals(ASHA).turns()).isEqualTo(3);
    assertThat(chatEvents().totals(ASHA_2)).isEqualTo(ChatTotals.NONE);
  }

  @Test
  default void everyEventIsReadTheOldestFirst() {
    for (int n = 0; n < 5; n++) {
      chatEvents().add(n % 2 == 0 ? ASHA : ASHA_2, event(n));
    }

    List<ChatEvent> read = new ArrayList<>();
    chatEvents().read(ASHA, read::add);

    assertThat(read).isEqualTo(chatEvents().recent(ASHA, 9).reversed()).hasSize(3);
    chatEvents().read(new Slug("asha"), event -> read.clear());
    assertThat(read).hasSize(3);
  }
}
