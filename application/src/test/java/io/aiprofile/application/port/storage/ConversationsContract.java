package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.chat.VisitorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Conversations} does. The test of an adapter implements it. */
public interface ConversationsContract {
  VisitorId VISITOR = visitor(1);
  VisitorId OTHER_VISITOR = visitor(2);
  ConversationId FIRST = conversation(1);
  ConversationId SECOND = conversation(2);

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  Conversations conversations();

  private void append(ConversationId id, String question) {
    conversations().append(ASHA, VISITOR, id, exchange(question));
  }

  private void assertKept(Exchange exchange) {
    conversations().append(ASHA, VISITOR, FIRST, exchange);

    assertThat(conversations().find(ASHA, VISITOR, FIRST))
        .contains(new Conversation(FIRST, List.of(exchange)));
  }

  @Test
  default void nothingIsFoundBeforeAnythingWasAsked() {
    assertThat(conversations().find(ASHA, VISITOR, FIRST)).isEmpty();
    assertThat(conversations().latest(ASHA, VISITOR)).isEmpty();
    assertThat(conversations().forget(ASHA, VISITOR)).isFalse();
  }

  @Test
  default void anExchangeIsFoundInEveryDetail() {
    assertKept(exchange("What did she lead?"));
    assertThat(conversations().latest(ASHA, VISITOR))
        .contains(new Conversation(FIRST, List.of(exchange("What did she lead?"))));
  }

  @Test
  default void exchangesAreInTheOrderInWhichTheyWereAdded() {
    for (String question : List.of("c", "a", "b", "a")) {
      append(FIRST, question);
    }

    assertThat(conversations().find(ASHA, VISITOR, FIRST).orElseThrow().asked())
        .extracting(Question::text)
        .containsExactly("c", "a", "b", "a");
  }

  @Test
  default void conversationsOfOneVisitorAreKeptApart() {
    append(FIRST, "a");
    append(SECOND, "b");
    append(FIRST, "c");

    assertThat(conversations().find(ASHA, VISITOR, FIRST))
        .contains(new Conversation(FIRST, List.of(exchange("a"), exchange("c"))));
    assertThat(conversations().find(ASHA, VISITOR, SECOND))
        .contains(new Conversation(SECOND, List.of(exchange("b"))));
    assertThat(conversations().find(ASHA, VISITOR, conversation(3))).isEmpty();
  }

  @Test
  default void theLatestConversationIsTheOneThatWasAddedToLast() {
    append(FIRST, "a");
    append(SECOND, "b");
    assertThat(conversations().latest(ASHA, VISITOR).orElseThrow().id()).isEqualTo(SECOND);

    append(FIRST, "c");

    assertThat(conversations().latest(ASHA, VISITOR))
        .contains(new Conversation(FIRST, List.of(exchange("a"), exchange("c"))));
  }

  @Test
  default void anotherVisitorsConversationDoesNotExist() {
    append(FIRST, "a");

    assertThat(conversations().find(ASHA, OTHER_VISITOR, FIRST)).isEmpty();
    assertThat(conversations().latest(ASHA, OTHER_VISITOR)).isEmpty();
    assertThat(conversations().forget(ASHA, OTHER_VISITOR)).isFalse();
    assertThat(conversations().find(ASHA, VISITOR, FIRST)).isPresent();
  }

  @Test
  default void aConversationWithAnotherProfileDoesNotExist() {
    append(FIRST, "a");

    assertThat(conversations().find(ASHA_2, VISITOR, FIRST)).isEmpty();
    assertThat(conversations().latest(ASHA_2, VISITOR)).isEmpty();
    assertThat(conversations().forget(ASHA_2, VISITOR)).isFalse();
    assertThat(conversations().find(ASHA, VISITOR, FIRST)).isPresent();
  }

  @Test
  default void oneIdUsedByTwoVisitorsIsTwoConversations() {
    append(FIRST, "mine");
    conversations().append(ASHA, OTHER_VISITOR, FIRST, exchange("theirs"));
    conversations().append(ASHA_2, VISITOR, FIRST, exchange("elsewhere"));

    assertThat(conversations().find(ASHA, VISITOR, FIRST))
        .contains(new Conversation(FIRST, List.of(exchange("mine"))));
    assertThat(conversations().find(ASHA, OTHER_VISITOR, FIRST))
        .contains(new Conversation(FIRST, List.of(exchange("theirs"))));
  }

  @Test
  default void theMomentIsKeptToTheMillisecond() {
    Exchange precise = at(Instant.parse("2026-04-03T10:00:00.123987654Z"));
    conversations().append(ASHA, VISITOR, FIRST, precise);

    assertThat(conversations().latest(ASHA, VISITOR).orElseThrow().exchanges())
        .containsExactly(at(Instant.parse("2026-04-03T10:00:00.123Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one\ntwo\r\nthree\n",
        "\"quoted\" \\back\\slash \\n {\"conversation\":\"x\"}",
        "line\u2028separator\u2029and\u0085next",
        "a\u0000b\u0001c\u001fd\u007fe\tf",
        "half \ud83d and \udf93 halves, a whole \ud83c\udf93",
        "\udc00\ud800 x",
        "मीरा 李小龙 محمد é e\u0301 \ufeff \u202e",
        "</script><!-- ${x} %s {0}"
      })
  default void hostileTextIsKeptAsItIs(String text) {
    assertKept(exchange(text, text));
    append(FIRST, "after");

    assertThat(conversations().find(ASHA, VISITOR, FIRST))
        .contains(new Conversation(FIRST, List.of(exchange(text, text), exchange("after"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "李", "\"", "\u0001"})
  default void aQuestionOfTheGreatestLengthIsKept(String letter) {
    assertKept(exchange("a" + letter.repeat(Question.MAX_LENGTH - 1), letter.repeat(20_000) + "."));
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  default void anExchangeIsKeptHoweverItEnded(Ending ending) {
    Exchange whole = exchange("a");
    assertKept(new Exchange(whole.question(), whole.answer(), List.of(), ending, NOW));
  }

  @ParameterizedTest
  @EnumSource(Answer.Mode.class)
  default void aRefusalIsKeptWhoeverWroteIt(Answer.Mode mode) {
    Answer refusal =
        new Answer(mode, List.of(new Sentence("That is not there.", List.of())), List.of());
    assertKept(new Exchange(new Question("Why?"), refusal, List.of(), Ending.COMPLETE, NOW));
  }

  @Test
  default void concurrentAdditionsOfOneVisitorAreAllKept() {
    List<String> asked = IntStream.range(0, 24).mapToObj(n -> "question " + n).toList();
    Conversations conversations = conversations();

    Race.of(
        asked,
        question -> {
          conversations.append(ASHA, VISITOR, FIRST, exchange(question));
          return true;
        });

    assertThat(conversations().find(ASHA, VISITOR, FIRST).orElseThrow().exchanges())
        .containsExactlyInAnyOrderElementsOf(
            asked.stream().map(question -> exchange(question)).toList());
  }

  @Test
  default void concurrentAdditionsOfManyVisitorsAreAllKept() {
    List<Integer> visitors = IntStream.range(0, 24).boxed().toList();

    Race.of(
        visitors,
        n -> {
          conversations().append(ASHA, visitor(n), FIRST, exchange("question " + n));
          return true;
        });

    assertThat(visitors)
        .allSatisfy(
            n ->
                assertThat(conversations().latest(ASHA, visitor(n)))
                    .contains(new Conversation(FIRST, List.of(exchange("question " + n)))));
  }

  @Test
  default void aReaderDuringAdditionsSeesWholeExchangesFromTheBeginning() {
    Conversations conversations = conversations();
    List<Exchange> added =
        IntStream.range(0, 30).mapToObj(n -> exchange("question " + n, "x".repeat(9_000))).toList();

    List<Boolean> seen =
        Race.of(
            List.of("write", "read", "read"),
            role ->
                added.stream()
                    .allMatch(
                        exchange -> {
                          if (role.equals("write")) {
                            conversations.append(ASHA, VISITOR, FIRST, exchange);
                            return true;
                          }
                          List<Exchange> found =
                              conversations.find(ASHA, VISITOR, FIRST).stream()
                                  .flatMap(whole -> whole.exchanges().stream())
                                  .toList();
                          return found.equals(added.subList(0, found.size()));
                        }));

    assertThat(seen).containsOnly(true);
  }

  @Test
  default void whatIsForgottenIsGoneInAllConversationsAndOnlyThere() {
    append(FIRST, "a");
    append(SECOND, "b");
    conversations().append(ASHA, OTHER_VISITOR, FIRST, exchange("theirs"));
    conversations().append(ASHA_2, VISITOR, FIRST, exchange("elsewhere"));

    assertThat(conversations().forget(ASHA, VISITOR)).isTrue();
    assertThat(conversations().forget(ASHA, VISITOR)).isFalse();

    assertThat(conversations().find(ASHA, VISITOR, FIRST)).isEmpty();
    assertThat(conversations().find(ASHA, VISITOR, SECOND)).isEmpty();
    assertThat(conversations().latest(ASHA, VISITOR)).isEmpty();
    assertThat(conversations().latest(ASHA, OTHER_VISITOR)).isPresent();
    assertThat(conversations().latest(ASHA_2, VISITOR)).isPresent();
  }

  @Test
  default void afterForgettingAConversationBeginsFromNothing() {
    append(FIRST, "before");
    conversations().forget(ASHA, VISITOR);

    append(FIRST, "after");

    assertThat(conversations().latest(ASHA, VISITOR))
        .contains(new Conversation(FIRST, List.of(exchange("after"))));
  }

  @Test
  default void anErasedProfilesConversationsAreGoneAndNoOthers() {
    append(FIRST, "a");
    conversations().append(ASHA, OTHER_VISITOR, FIRST, exchange("b"));
    conversations().append(ASHA_2, VISITOR, FIRST, exchange("elsewhere"));

    conversations().erase(ASHA);
    conversations().erase(ASHA);

    for (VisitorId visitor : List.of(VISITOR, OTHER_VISITOR)) {
      assertThat(conversations().find(ASHA, visitor, FIRST)).isEmpty();
      assertThat(conversations().latest(ASHA, visitor)).isEmpty();
      assertThat(conversations().forget(ASHA, visitor)).isFalse();
    }
    assertThat(conversations().latest(ASHA_2, VISITOR)).isPresent();
  }

  @Test
  default void whatWasNeverThereCanBeErased() {
    conversations().erase(ASHA);

    assertThat(conversations().latest(ASHA, VISITOR)).isEmpty();
  }

  @Test
  default void afterErasingConversationsCanBeginAgain() {
    append(FIRST, "before");
    conversations().erase(ASHA);

    append(FIRST, "after");

    assertThat(conversations().latest(ASHA, VISITOR))
        .contains(new Conversation(FIRST, List.of(exchange("after"))));
  }

  @Test
  default void additionsDuringErasuresSucceedAndNothingOlderComesBack() {
    append(FIRST, "old");
    conversations().erase(ASHA);
    Conversations conversations = conversations();

    Race.of(
        Stream.generate(() -> List.of("erase", "append", "forget"))
            .limit(4)
            .flatMap(List::stream)
            .toList(),
        role -> {
          for (int round = 0; round < 10; round++) {
            switch (role) {
              case "erase" -> conversations.erase(ASHA);
              case "forget" -> conversations.forget(ASHA, VISITOR);
              default -> conversations.append(ASHA, VISITOR, FIRST, exchange("new"));
            }
          }
          return true;
        });

    append(SECOND, "last");
    assertThat(conversations().latest(ASHA, VISITOR))
        .contains(new Conversation(SECOND, List.of(exchange("last"))));
    assertThat(
            conversations().find(ASHA, VISITOR, FIRST).stream()
                .flatMap(found -> found.asked().stream()))
        .doesNotContain(new Question("old"));
  }

  private static Exchange at(Instant moment) {
    Exchange exchange = exchange("When?");
    return new Exchange(
        exchange.question(), exchange.answer(), exchange.followUps(), Ending.COMPLETE, moment);
  }

  @Test
  default void allIsReadThatVisitorsSaidEachInTheOrderOfAddition() {
    Conversations kept = conversations();
    kept.append(ASHA, visitor(1), conversation(1), exchange("One?"));
    kept.append(ASHA, visitor(2), conversation(3), exchange("Else?"));
    kept.append(ASHA, visitor(1), conversation(2), exchange("Two?"));
    kept.append(ASHA, visitor(1), conversation(1), exchange("Three?"));
    kept.append(ASHA_2, visitor(1), conversation(1), exchange("Elsewhere?"));

    List<String> ofOne = new ArrayList<>();
    List<String> ofTwo = new ArrayList<>();
    conversations()
        .read(
            ASHA,
            (visitor, id, exchange) ->
                (visitor.equals(visitor(1)) ? ofOne : ofTwo)
                    .add(id.equals(conversation(1)) + " " + exchange.question().text()));

    assertThat(ofOne).containsExactly("true One?", "false Two?", "true Three?");
    assertThat(ofTwo).containsExactly("false Else?");
  }

  @Test
  default void whereNothingWasSaidNothingIsRead() {
    conversations().append(ASHA, visitor(1), conversation(1), exchange("One?"));
    conversations().forget(ASHA, visitor(1));

    List<Exchange> read = new ArrayList<>();
    conversations().read(ASHA, (visitor, id, exchange) -> read.add(exchange));
    conversations().read(ASHA_2, (visitor, id, exchange) -> read.add(exchange));

    assertThat(read).isEmpty();
  }
}
