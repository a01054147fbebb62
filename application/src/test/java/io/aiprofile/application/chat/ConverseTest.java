package io.aiprofile.application.chat;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.chat.Converse.Outcome.Answered;
import io.aiprofile.application.chat.Converse.Outcome.NotFound;
import io.aiprofile.application.chat.Converse.Outcome.NothingToAsk;
import io.aiprofile.application.chat.Converse.Outcome.Preparing;
import io.aiprofile.application.chat.Converse.Visit;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ConverseTest {
  private static final VisitorId VISITOR = visitor(1);
  private static final Question LED = new Question("How many engineers did she lead?");
  private static final Question BUILT_THERE = new Question("And what did she build there?");
  private static final Question AT_KUMO = new Question("What did she do at Kumo Labs?");
  private static final Question AT_ZETA = new Question("What did she do at Zeta Pay?");
  private static final String BILLING = "Built the billing service";

  private final SmallPlatform small = SmallPlatform.withAsha();
  private final Converse converse = small.platform().converse();

  @BeforeEach
  void publish() {
    small.set(ASHA, ProfileStatus.ENABLED);
  }

  private Converse.Outcome ask(Question question, Optional<ConversationId> in, Question... told) {
    return converse.ask(
        new Visit(ASHA, VISITOR, in, List.of(told), "net"),
        question,
        begun -> {},
        AnswerListener.NONE);
  }

  private Answered answered(Question question, Optional<ConversationId> in, Question... told) {
    Converse.Outcome outcome = ask(question, in, told);
    assertThat(outcome).isInstanceOf(Answered.class);
    return (Answered) outcome;
  }

  private Optional<Conversation> kept(ConversationId id) {
    return small.conversations().find(ASHA, VISITOR, id);
  }

  @Test
  void aTurnIsAnsweredAndKept() {
    Answered answered = answered(LED, Optional.empty());

    assertThat(answered.turn().answer().text()).contains("42 engineers");
    assertThat(answered.turn().ending()).isEqualTo(Ending.COMPLETE);
    assertThat(kept(answered.conversation()).orElseThrow().exchanges())
        .containsExactly(
            new Exchange(
                LED, answered.turn().answer(), answered.turn().followUps(), Ending.COMPLETE, NOW));
  }

  @Test
  void theListenerHearsEverySentenceThatIsKept() {
    List<Sentence> heard = new ArrayList<>();
    List<ConversationId> begun = new ArrayList<>();

    Converse.Outcome outcome =
        converse.ask(
            new Visit(ASHA, VISITOR, Optional.empty(), List.of(), "net"),
            AT_ZETA,
            begun::add,
            (sentence, sources) -> heard.add(sentence));

    assertThat(heard).isNotEmpty().isEqualTo(((Answered) outcome).turn().answer().sentences());
    assertThat(begun).containsExactly(((Answered) outcome).conversation());
  }

  @ParameterizedTest
  @EnumSource(names = "ENABLED", mode = Mode.EXCLUDE)
  void aProfileThatIsNotPublicIsNotFoundLikeOneThatDoesNotExist(ProfileStatus status) {
    small.set(ASHA, status);

    Converse.Outcome closed = ask(LED, Optional.empty());
    Converse.Outcome unknown =
        converse.ask(
            new Visit(new Slug("nobody-here"), VISITOR, Optional.empty(), List.of(), "net"),
            LED,
            begun -> {},
            AnswerListener.NONE);

    assertThat(closed).isEqualTo(new NotFound()).isEqualTo(unknown);
    assertThat(small.conversations().latest(ASHA, VISITOR)).isEmpty();
  }

  @Test
  void aConversationGoesOnUnderItsId() {
    ConversationId id = answered(LED, Optional.empty()).conversation();

    assertThat(answered(AT_KUMO, Optional.of(id)).conversation()).isEqualTo(id);

    assertThat(kept(id).orElseThrow().asked()).containsExactly(LED, AT_KUMO);
  }

  @Test
  void withoutAnIdAConversationBeginsAnew() {
    ConversationId first = answered(LED, Optional.empty()).conversation();
    ConversationId second = answered(LED, Optional.empty()).conversation();

    assertThat(second).isNotEqualTo(first);
    assertThat(kept(first).orElseThrow().exchanges()).hasSize(1);
  }

  @Test
  void theTranscriptIsBelievedAndNotWhatTheClientTells() {
    ConversationId id = answered(AT_KUMO, Optional.empty()).conversation();

    Answered next = answered(BUILT_THERE, Optional.of(id), AT_ZETA);

    assertThat(next.turn().answer().text()).contains(BILLING);
    assertThat(next.turn())
        .isEqualTo(small.ask(ASHA, BUILT_THERE.text(), AT_KUMO.text()))
        .isNotEqualTo(small.ask(ASHA, BUILT_THERE.text(), AT_ZETA.text()));
  }

  @Test
  void whereThereIsNoTranscriptTheClientIsHeard() {
    Answered next = answered(BUILT_THERE, Optional.empty(), AT_KUMO);

    assertThat(next.turn()).isEqualTo(small.ask(ASHA, BUILT_THERE.text(), AT_KUMO.text()));
    assertThat(kept(next.conversation()).orElseThrow().asked()).containsExactly(BUILT_THERE);
  }

  @Test
  void anotherVisitorsConversationBeginsAnewAndStaysAsItWas() {
    VisitorId other = visitor(2);
    ConversationId theirs = conversation(7);
    small.conversations().append(ASHA, other, theirs, exchange(AT_KUMO.text()));

    Answered answered = answered(BUILT_THERE, Optional.of(theirs));

    assertThat(answered.conversation()).isNotEqualTo(theirs);
    assertThat(answered.turn()).isEqualTo(small.ask(ASHA, BUILT_THERE.text()));
    assertThat(small.conversations().find(ASHA, other, theirs).orElseThrow().exchanges())
        .hasSize(1);
    assertThat(kept(theirs)).isEmpty();
  }

  @Test
  void aFullConversationIsFollowedByANewOne() {
    ConversationId full = conversation(3);
    for (int n = 0; n < Conversation.MAX_EXCHANGES; n++) {
      small.conversations().append(ASHA, VISITOR, full, exchange("Question " + n));
    }

    ConversationId next = answered(LED, Optional.of(full)).conversation();

    assertThat(next).isNotEqualTo(full);
    assertThat(kept(next).orElseThrow().asked()).containsExactly(LED);
    assertThat(kept(full).orElseThrow().exchanges()).hasSize(Conversation.MAX_EXCHANGES);
  }

  @Test
  void anAnswerThatIsStoppedIsKeptAsFarAsItWasHeard() {
    assertThat(small.ask(ASHA, AT_ZETA.text()).answer().sentences()).hasSizeGreaterThan(1);

    Answered stopped =
        (Answered)
            converse.ask(
                new Visit(ASHA, VISITOR, Optional.empty(), List.of(), "net"),
                AT_ZETA,
                begun -> {},
                (sentence, sources) -> false);

    assertThat(stopped.turn().ending()).isEqualTo(Ending.STOPPED);
    assertThat(stopped.turn().answer().sentences()).hasSize(1);
    assertThat(kept(stopped.conversation()).orElseThrow().exchanges())
        .singleElement()
        .satisfies(
            exchange -> {
              assertThat(exchange.ending()).isEqualTo(Ending.STOPPED);
              assertThat(exchange.answer()).isEqualTo(stopped.turn().answer());
            });
  }

  @Test
  void aProfileWithoutDocumentsHasNothingToAsk() {
    Slug fresh = small.create("Somebody New");
    small.set(fresh, ProfileStatus.ENABLED);

    assertThat(
            converse.ask(
                new Visit(fresh, VISITOR, Optional.empty(), List.of(), "net"),
                LED,
                begun -> {},
                AnswerListener.NONE))
        .isEqualTo(new NothingToAsk());
    assertThat(small.indexRuns().recent(9)).isEmpty();
  }

  @Test
  void aProfileThatIsNotIndexedIsPreparedInTheBackground() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    SmallPlatform later = new SmallPlatform(RetrievalSettings.DEFAULT, waiting::add);
    Slug slug = later.create("Asha Rao");
    later.add(slug, "cv.md", SmallPlatform.RESUME);
    later.set(slug, ProfileStatus.ENABLED);
    Visit visit = new Visit(slug, VISITOR, Optional.empty(), List.of(), "net");
    Converse asked = later.platform().converse();

    assertThat(asked.ask(visit, LED, begun -> {}, AnswerListener.NONE)).isEqualTo(new Preparing());
    assertThat(asked.ask(visit, LED, begun -> {}, AnswerListener.NONE)).isEqualTo(new Preparing());
    assertThat(waiting).hasSize(1);
    assertThat(later.conversations().latest(slug, VISITOR)).isEmpty();

    waiting.remove().run();
    assertThat(asked.ask(visit, LED, begun -> {}, AnswerListener.NONE))
        .isInstanceOf(Answered.class);
  }

  @Test
  void aTurnDuringWhichTheProfileIsErasedLeavesNothing() {
    Converse.Outcome outcome =
        converse.ask(
            new Visit(ASHA, VISITOR, Optional.empty(), List.of(), "net"),
            LED,
            begun -> {},
            (sentence, sources) -> small.platform().eraseProfile().erase(ASHA));

    assertThat(outcome).isEqualTo(new NotFound());
    assertThat(small.conversations().latest(ASHA, VISITOR)).isEmpty();
  }
}
