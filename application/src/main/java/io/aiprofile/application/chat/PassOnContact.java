package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Converse.Visit;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** An address that a visitor typed goes to the professional when the visitor says so. */
public final class PassOnContact {
  private final Profiles profiles;
  private final Conversations conversations;
  private final RecordLead leads;

  @Inject
  public PassOnContact(Profiles profiles, Conversations conversations, RecordLead leads) {
    this.profiles = profiles;
    this.conversations = conversations;
    this.leads = leads;
  }

  /** The address that the last question of a conversation left and that can still be passed on. */
  public Optional<EmailAddress> offered(Slug slug, Conversation conversation) {
    return RecordLead.addresses(List.of(conversation.asked().getLast()))
        .findFirst()
        .filter(typed -> !leads.isRecorded(slug, conversation.id()));
  }

  /**
   * Passes it on.
   *
   * @return empty when there is no such public profile, or no such conversation of this visitor
   */
  public Optional<RecordLead.Outcome> passOn(Visit visit, EmailAddress email) {
    return profiles
        .find(visit.slug())
        .filter(profile -> profile.status().allowsChat())
        .flatMap(open -> visit.conversation())
        .flatMap(id -> conversations.find(visit.slug(), visit.visitor(), id))
        .map(
            conversation ->
                leads.record(
                    new Asker.Visitor(
                        visit.slug(), visit.visitor(), conversation.id(), visit.network()),
                    conversation.asked(),
                    email,
                    "",
                    leftIn(conversation, email)));
  }

  /** What the visitor said when they left the address. */
  private static String leftIn(Conversation conversation, EmailAddress email) {
    return conversation.asked().stream()
        .filter(said -> EmailAddress.in(said.text()).contains(email))
        .map(Question::text)
        .reduce((earlier, later) -> later)
        .orElse("");
  }
}
