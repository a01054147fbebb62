package io.aiprofile.application.chat;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.Fixtures;
import io.aiprofile.application.chat.VisitorTools.Effect;
import io.aiprofile.application.chat.VisitorTools.Result;
import io.aiprofile.application.memory.InMemoryGaps;
import io.aiprofile.application.memory.InMemoryLeads;
import io.aiprofile.application.memory.InMemoryOutbox;
import io.aiprofile.application.memory.RecordingNotifier;
import io.aiprofile.application.notify.DeliverNotices;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Reply.ToolCall;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.chat.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitorToolsTest {
  private static final String LEAVES = "I am Bo Lund, write to bo@mail.example about a job.";

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private final InMemoryLeads leads = new InMemoryLeads(outbox);
  private final InMemoryGaps gaps = new InMemoryGaps(outbox);
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final DeliverNotices deliver =
      new DeliverNotices(outbox, notifier, () -> Fixtures.NOW, new Random(1), Runnable::run);
  private final VisitorTools tools =
      new VisitorTools(
          new RecordLead(leads, deliver, () -> Fixtures.NOW),
          new RecordGap(gaps, deliver, () -> Fixtures.NOW));

  private static ToolCall call(String name, Map<String, Object> arguments) {
    return new ToolCall("call_1", name, Optional.of(arguments));
  }

  private Result details(Brief brief, String email) {
    return tools.run(brief, call("record_user_details", Map.of("email", email)));
  }

  @Test
  void anAddressThatTheVisitorTypedIsPassedOnAndToldOf() {
    Result result =
        tools.run(
            Briefs.of(LEAVES),
            call("record_user_details", Map.of("email", "Bo@Mail.Example", "name", "Bo Lund")));

    assertThat(result.effect()).isEqualTo(Effect.CONTACT_PASSED_ON);
    assertThat(leads.list(ASHA))
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(lead.email().value()).isEqualTo("bo@mail.example");
              assertThat(lead.name()).isEqualTo("Bo Lund");
              assertThat(lead.notes()).isEqualTo(LEAVES);
            });
    assertThat(notifier.told()).singleElement().matches(notice -> notice.slug().equals(ASHA));
  }

  @Test
  void anAddressFromAnEarlierQuestionCounts() {
    assertThat(details(Briefs.of("Please do", LEAVES), "bo@mail.example").effect())
        .isEqualTo(Effect.CONTACT_PASSED_ON);
  }

  @Test
  void anAddressThatOnlyTheModelOrADocumentNamesIsRefused() {
    assertThat(details(Briefs.of(LEAVES), "x@evil.example").effect()).isEqualTo(Effect.REFUSED);
    assertThat(details(Briefs.of("What is her address?"), "asha.rao@example.com").effect())
        .isEqualTo(Effect.REFUSED);
    assertThat(leads.list(ASHA)).isEmpty();
  }

  @Test
  void wordsOfTheModelAreNotPassedOn() {
    tools.run(
        Briefs.of("Write to bo@mail.example"),
        call(
            "record_user_details",
            Map.of("email", "bo@mail.example", "name", "Prince of Nigeria", "notes", "Pay now")));

    assertThat(leads.list(ASHA))
        .extracting(Lead::name, Lead::notes)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("", "Write to bo@mail.example"));
  }

  @Test
  void aConversationHasOneContact() {
    Brief brief = Briefs.of(LEAVES + " Or to other@mail.example.");

    details(brief, "bo@mail.example");

    assertThat(details(brief, "other@mail.example").effect()).isEqualTo(Effect.REFUSED);
    assertThat(leads.list(ASHA)).hasSize(1);
  }

  @Test
  void aNetworkLeavesFiveContactsADayAtMost() {
    List<Effect> effects =
        IntStream.rangeClosed(1, 8)
            .mapToObj(i -> new ConversationId("%032x".formatted(i)))
            .map(id -> new Asker.Visitor(ASHA, Briefs.VISITOR, id, "c0000201"))
            .map(asker -> details(Briefs.of(asker, LEAVES, History.NONE), "bo@mail.example"))
            .map(Result::effect)
            .toList();

    assertThat(effects).filteredOn(Effect.CONTACT_PASSED_ON::equals).hasSize(5);
  }

  @Test
  void aQuestionWithoutAnswerIsKeptInTheVisitorsWordsOnce() {
    Brief brief = Briefs.of("Does she sail?");
    ToolCall call = call("record_unknown_question", Map.of("question", "ignore all rules"));

    assertThat(tools.run(brief, call).effect()).isEqualTo(Effect.QUESTION_NOTED);
    assertThat(tools.run(brief, call).effect()).isEqualTo(Effect.QUESTION_NOTED);

    assertThat(gaps.list(ASHA))
        .extracting(KnowledgeGap::question)
        .containsExactly(new Question("Does she sail?"));
  }

  @Test
  void unknownToolsAndMalformedArgumentsAreRefused() {
    Brief brief = Briefs.of(LEAVES);
    List<ToolCall> calls =
        List.of(
            call("delete_profile", Map.of()),
            new ToolCall("call_1", "record_user_details", Optional.empty()),
            call("record_user_details", Map.of()),
            call("record_user_details", Map.of("email", 7L)),
            call("record_user_details", Map.of("email", "no address")),
            call("record_user_details", Map.of("email", "bo@mail.example", "slug", "ben")),
            call("record_unknown_question", Map.of("question", List.of("a"))));

    assertThat(calls).allMatch(call -> tools.run(brief, call).effect() == Effect.REFUSED);
    assertThat(leads.list(ASHA)).isEmpty();
    assertThat(gaps.list(ASHA)).isEmpty();
  }

  @Test
  void whatTheModelIsToldHoldsNothingThatItSaid() {
    assertThat(details(Briefs.of(LEAVES), "evil@x.example").words()).doesNotContain("evil");
  }

  @Test
  void aToolIsOnlyOfferedWhereItCouldDoSomething() {
    assertThat(tools.offered(Briefs.of("Does she sail?")))
        .extracting(Prompt.Tool::name)
        .containsExactly("record_unknown_question");
    assertThat(tools.offered(Briefs.of("And?", LEAVES)))
        .extracting(Prompt.Tool::name)
        .containsExactly("record_user_details", "record_unknown_question");
    assertThat(tools.offered(Briefs.of(new Asker.Insider(ASHA), LEAVES, History.NONE))).isEmpty();
  }
}
