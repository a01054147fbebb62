package io.aiprofile.adapters.web.visitor;

import io.aiprofile.adapters.web.auth.Visitors.Visitor;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.RateLimits;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.application.chat.Converse.Visit;
import io.aiprofile.application.chat.PassOnContact;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Passes an address on that a visitor typed, the same for pages and API. */
public final class PassAddressOn {
  private final PassOnContact contact;
  private final RateLimits limits;

  @Inject
  public PassAddressOn(PassOnContact contact, RateLimits limits) {
    this.contact = contact;
    this.limits = limits;
  }

  /**
   * Returns when the professional has it, from now on or since before.
   *
   * @param conversation in which it was typed
   * @throws Problem when it cannot be passed on, with the reason
   */
  public void passOn(
      Request request,
      Slug slug,
      Visitor visitor,
      Optional<ConversationId> conversation,
      String typed)
      throws Problem {
    limits.count(visitor.id().value(), request.peer());
    EmailAddress email =
        EmailAddress.parse(typed)
            .orElseThrow(() -> Problem.unprocessable("That is not an e-mail address."));
    String network = RateLimits.network(request.peer());
    Visit visit = new Visit(slug, visitor.id(), conversation, List.of(), network);
    switch (contact.passOn(visit, email).orElseThrow(Problem::notFound)) {
      case RECORDED, ALREADY_RECORDED -> {}
      case NOT_TYPED ->
          throw Problem.unprocessable(
              "Only an address that you typed in this conversation can be passed on.");
      case TOO_MANY ->
          throw Problem.enoughForToday(
              "Enough addresses were passed on for today; try again tomorrow.");
    }
  }
}
