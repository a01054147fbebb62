package io.aiprofile.application.chat;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.chat.Converse.Contact;
import io.aiprofile.application.chat.Converse.Outcome.Answered;
import io.aiprofile.application.chat.Converse.Visit;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.Answer.Mode;
import io.aiprofile.domain.chat.ChatTotals;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.ProfileStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of addresses that visitors leave, and of questions without an answer. */
class ContactTest {
  private static final VisitorId VISITOR = visitor(1);
  private static final EmailAddress BO = new EmailAddress("bo@mail.example");
  private static final String LEAVES = "Please write to me: Bo@mail.example";

  private final SmallPlatform small = SmallPlatform.withAsha();
  private final Converse converse = small.platform().converse();
  private final PassOnContact contact = small.platform().passOnContact();

  @BeforeEach
  void publish() {
    small.set(ASHA, ProfileStatus.ENABLED);
  }

  private static Visit visit(VisitorId visitor, Optional<ConversationId> in) {
    return new Visit(ASHA, visitor, in, List.of(), "net");
  }

  private Answered ask(String question, Optional<ConversationId> in) {
    return (Answered)
        converse.ask(visit(VISITOR, in), Question.of(question), begun -> {}, AnswerListener.NONE);
  }

  private Optional<RecordLead.Outcome> passOn(ConversationId id, EmailAddress email) {
    return contact.passOn(visit(VISITOR, Optional.of(id)), email);
  }

  @Test
  void whoLeavesAnAddressIsAskedWhetherToPassItOn() {
    Answered answered = ask(LEAVES, Optional.empty());

    assertThat(answered.contact()).isEqualTo(new Contact.Offered(BO));
    assertThat(answered.turn().answer().text())
        .isEqualTo("Shall I pass your address on to Asha Rao?");
    assertThat(answered.turn().answer().mode()).isEqualTo(Mode.CONFIRMATION);
    assertThat(small.leads().list(ASHA)).isEmpty();
    assertThat(small.gaps().list(ASHA)).isEmpty();
  }

  @Test
  void whoAlsoAsksSomethingIsAnsweredAndCanStillPassItOn() {
    Answered answered =
        ask("How many engineers did she lead? Write to bo@mail.example", Optional.empty());

    assertThat(answered.turn().answer().text()).contains("42 engineers");
    assertThat(answered.contact()).isEqualTo(new Contact.Offered(BO));
  }

  @Test
  void onlyWithTheVisitorsConsentIsItPassedOnAndThenOnce() {
    ConversationId id = ask(LEAVES, Optional.empty()).conversation();

    assertThat(passOn(id, BO)).contains(RecordLead.Outcome.RECORDED);
    assertThat(passOn(id, BO)).contains(RecordLead.Outcome.ALREADY_RECORDED);

    assertThat(small.leads().list(ASHA))
        .singleElement()
        .matches(lead -> lead.email().equals(BO) && lead.notes().equals(LEAVES));
    assertThat(ask(LEAVES, Optional.of(id)).contact()).isEqualTo(new Contact.None());
  }

  @Test
  void anAddressIsOfferedForAsLongAsItIsTheLastThingSaid() {
    ConversationId id = ask(LEAVES, Optional.empty()).conversation();
    assertThat(offered(id)).contains(BO);

    ask("How many engineers did she lead?", Optional.of(id));

    assertThat(offered(id)).isEmpty();
  }

  private Optional<EmailAddress> offered(ConversationId id) {
    return contact.offered(ASHA, small.conversations().find(ASHA, VISITOR, id).orElseThrow());
  }

  @Test
  void anAddressThatWasNotTypedInTheConversationIsNotPassedOn() {
    ConversationId id = ask("How many engineers did she lead?", Optional.empty()).conversation();

    assertThat(passOn(id, BO)).contains(RecordLead.Outcome.NOT_TYPED);
    assertThat(small.leads().list(ASHA)).isEmpty();
  }

  @Test
  void nobodyPassesOnWhatAnotherVisitorTyped() {
    ConversationId id = ask(LEAVES, Optional.empty()).conversation();

    assertThat(contact.passOn(visit(visitor(2), Optional.of(id)), BO)).isEmpty();
    assertThat(small.leads().list(ASHA)).isEmpty();
  }

  @Test
  void aClosedProfileTakesNoContacts() {
    ConversationId id = ask(LEAVES, Optional.empty()).conversation();
    small.set(ASHA, ProfileStatus.DISABLED);

    assertThat(passOn(id, BO)).isEmpty();
  }

  @Test
  void aQuestionThatIsNotInTheDocumentsIsKeptForTheProfessional() {
    ask("What is her salary?", Optional.empty());

    assertThat(small.gaps().list(ASHA))
        .extracting(KnowledgeGap::question)
        .containsExactly(new Question("What is her salary?"));
  }

  @Test
  void everyTurnIsCounted() {
    ask("How many engineers did she lead?", Optional.empty());
    ask("What is her salary?", Optional.empty());
    ask(LEAVES, Optional.empty());

    assertThat(small.chatEvents().totals(ASHA)).isEqualTo(new ChatTotals(3, 1, 1, 1));
  }

  @Test
  void anErasedProfileLeavesNothingOfThis() {
    ConversationId id = ask(LEAVES, Optional.empty()).conversation();
    passOn(id, BO);
    ask("What is her salary?", Optional.empty());

    small.platform().eraseProfile().erase(ASHA);

    assertThat(small.leads().list(ASHA)).isEmpty();
    assertThat(small.gaps().list(ASHA)).isEmpty();
    assertThat(small.chatEvents().totals(ASHA)).isEqualTo(ChatTotals.NONE);
    assertThat(notices(small.outbox().letters(10))).isEmpty();
  }
}
