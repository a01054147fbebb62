package io.aiprofile.adapters.web.visitor;

import io.aiprofile.adapters.web.page.ContactView;
import io.aiprofile.adapters.web.page.ExchangeView;
import io.aiprofile.application.chat.PassOnContact;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A conversation as a page shows it when it is loaded again. */
public final class Exchanges {
  private final PassOnContact contact;
  private final Leads leads;

  @Inject
  public Exchanges(PassOnContact contact, Leads leads) {
    this.contact = contact;
    this.leads = leads;
  }

  /** A question that was asked again at once, as Retry does, counts with its last answer. */
  List<ExchangeView> of(Slug slug, Conversation conversation) {
    List<Exchange> exchanges = conversation.exchanges();
    return IntStream.range(0, exchanges.size())
        .filter(i -> i + 1 == exchanges.size() || !repeats(exchanges.get(i), exchanges.get(i + 1)))
        .mapToObj(i -> view(slug, conversation, i))
        .toList();
  }

  private static boolean repeats(Exchange earlier, Exchange later) {
    return later.question().equals(earlier.question());
  }

  private ExchangeView view(Slug slug, Conversation conversation, int i) {
    Exchange exchange = conversation.exchanges().get(i);
    boolean last = i + 1 == conversation.exchanges().size();
    Optional<ContactView> offered =
        last
            ? contact
                .offered(slug, conversation)
                .map(email -> new ContactView(email.value(), false))
            : Optional.empty();
    return ExchangeView.of(exchange, offered.or(() -> passedOn(slug, conversation, exchange)));
  }

  private Optional<ContactView> passedOn(Slug slug, Conversation conversation, Exchange exchange) {
    List<EmailAddress> typed = EmailAddress.in(exchange.question().text());
    return typed.isEmpty()
        ? Optional.empty()
        : leads.list(slug).stream()
            .filter(lead -> lead.conversation().equals(conversation.id()))
            .map(Lead::email)
            .filter(typed::contains)
            .findFirst()
            .map(email -> new ContactView(email.value(), true));
  }
}
