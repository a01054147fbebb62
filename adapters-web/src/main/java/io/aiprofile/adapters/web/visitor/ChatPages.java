package io.aiprofile.adapters.web.visitor;

import io.aiprofile.adapters.web.auth.Slugs;
import io.aiprofile.adapters.web.auth.Visitors;
import io.aiprofile.adapters.web.auth.Visitors.Visitor;
import io.aiprofile.adapters.web.page.ChatPage;
import io.aiprofile.adapters.web.page.Frame;
import io.aiprofile.adapters.web.page.PersonCard;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.RateLimits;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.templates.JtechatGenerated;
import io.aiprofile.application.chat.AnswerListener;
import io.aiprofile.application.chat.Converse;
import io.aiprofile.application.chat.WelcomeVisitor;
import io.aiprofile.application.chat.WelcomeVisitor.Welcome;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The conversation as a page; what it does without JavaScript, it does here. */
public final class ChatPages {
  private static final String NOT_READY =
      "The documents are being read just now; ask again in a minute.";

  private final WelcomeVisitor welcome;
  private final Converse converse;
  private final PassAddressOn passAddressOn;
  private final Conversations conversations;
  private final Exchanges exchanges;
  private final Visitors visitors;
  private final RateLimits limits;
  private final Frame frame;

  @Inject
  public ChatPages(
      WelcomeVisitor welcome,
      Converse converse,
      PassAddressOn passAddressOn,
      Conversations conversations,
      Exchanges exchanges,
      Visitors visitors,
      RateLimits limits,
      Frame frame) {
    this.welcome = welcome;
    this.converse = converse;
    this.passAddressOn = passAddressOn;
    this.conversations = conversations;
    this.exchanges = exchanges;
    this.visitors = visitors;
    this.limits = limits;
    this.frame = frame;
  }

  public Reply show(Request request) throws Problem {
    return page(request, 200, "", "");
  }

  /** The form: field {@code message}. */
  public Reply ask(Request request) throws Exception {
    Slug slug = Slugs.of(request);
    String typed = request.form().field("message");
    Optional<String> refusal = Question.refusal(typed);
    if (refusal.isPresent()) {
      return page(request, 422, refusal.get(), cut(typed));
    }
    Visitor visitor = visitors.of(request);
    limits.count(visitor.id().value(), request.peer());
    Converse.Visit visit =
        new Converse.Visit(
            slug,
            visitor.id(),
            latest(slug, visitor),
            List.of(),
            RateLimits.network(request.peer()));
    return switch (converse.ask(visit, Question.of(typed), begun -> {}, AnswerListener.NONE)) {
      case Converse.Outcome.Answered answered -> Reply.seeOther("/chat/" + slug + "#latest");
      case Converse.Outcome.NotFound gone -> throw Problem.notFound();
      case Converse.Outcome.Preparing reading -> page(request, 409, NOT_READY, cut(typed));
      case Converse.Outcome.NothingToAsk none -> page(request, 409, "", cut(typed));
    };
  }

  /** The form that passes an address on: field {@code email}. */
  public Reply passOn(Request request) throws Exception {
    Slug slug = Slugs.of(request);
    Visitor visitor = visitors.of(request);
    passAddressOn.passOn(
        request, slug, visitor, latest(slug, visitor), request.form().field("email"));
    return Reply.seeOther("/chat/" + slug + "#latest");
  }

  /** The form that erases what this browser asked. */
  public Reply forget(Request request) throws Problem {
    Slug slug = Slugs.of(request);
    conversations.forget(slug, visitors.of(request).id());
    return Reply.seeOther("/chat/" + slug);
  }

  private Optional<ConversationId> latest(Slug slug, Visitor visitor) {
    return conversations.latest(slug, visitor.id()).map(Conversation::id);
  }

  private Reply page(Request request, int status, String problem, String draft) throws Problem {
    Welcome met = welcome.welcome(Slugs.of(request)).orElseThrow(Problem::notFound);
    Profile profile = met.profile();
    Visitor visitor = visitors.of(request);
    Optional<Conversation> known = conversations.latest(profile.slug(), visitor.id());
    ChatPage page =
        new ChatPage(
            frame.around(
                "Ask " + profile.name(),
                "Ask the documents of %s, and see where every sentence comes from."
                    .formatted(profile.name())),
            profile.slug().value(),
            profile.name().value(),
            PersonCard.initials(profile.name()),
            profile.headline().value(),
            met.message(),
            met.placeholder(),
            met.starters().stream().map(Question::text).toList(),
            known.map(found -> exchanges.of(profile.slug(), found)).orElse(List.of()),
            known.map(found -> found.id().value()).orElse(""),
            visitor.csrf(),
            met.ready(),
            problem,
            draft,
            Question.MAX_LENGTH);
    Reply reply = Reply.html(status, JtechatGenerated::render, page);
    visitor.fresh().ifPresent(reply::with);
    return reply;
  }

  private static String cut(String draft) {
    return draft.substring(0, Math.min(draft.length(), 2 * Question.MAX_LENGTH));
  }
}
