package io.aiprofile.adapters.web.api;

import io.aiprofile.adapters.web.api.ChatAnswer.PassingOn;
import io.aiprofile.adapters.web.auth.Slugs;
import io.aiprofile.adapters.web.auth.Visitors;
import io.aiprofile.adapters.web.auth.Visitors.Visitor;
import io.aiprofile.adapters.web.server.EventStream;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.RateLimits;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.visitor.PassAddressOn;
import io.aiprofile.application.chat.AnswerListener;
import io.aiprofile.application.chat.Converse;
import io.aiprofile.application.chat.Converse.Visit;
import io.aiprofile.application.chat.WelcomeVisitor;
import io.aiprofile.application.chat.WelcomeVisitor.Welcome;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A turn over HTTP: as one JSON object, or as events while it is made. */
public final class ChatApi {
  private static final int MAX_HISTORY = 50;

  /** What is asked; the history only counts where the server has no transcript of the session. */
  record Ask(@Nullable String message, @Nullable List<Said> history, @Nullable String sessionId) {}

  /** One line of a history as the client tells it. */
  record Said(@Nullable String role, @Nullable String content) {}

  /** What a visitor meets first. */
  record WelcomeReply(
      String slug,
      String name,
      String headline,
      String message,
      List<String> starters,
      boolean ready) {}

  /** An address that the visitor wants to be passed on. */
  record PassOn(@Nullable String sessionId, @Nullable String email) {}

  /** The data of the event {@code session}, so that a turn that is stopped can be gone on from. */
  record SessionEvent(String sessionId) {}

  /** The data of the event {@code sentence}. */
  record SentenceEvent(int index, String text, List<Integer> markers) {}

  /** The data of the event {@code delta}. */
  record Delta(String text) {}

  private final Converse converse;
  private final WelcomeVisitor welcome;
  private final Visitors visitors;
  private final RateLimits limits;
  private final PassAddressOn passAddressOn;

  @Inject
  public ChatApi(
      Converse converse,
      WelcomeVisitor welcome,
      Visitors visitors,
      RateLimits limits,
      PassAddressOn passAddressOn) {
    this.converse = converse;
    this.welcome = welcome;
    this.visitors = visitors;
    this.limits = limits;
    this.passAddressOn = passAddressOn;
  }

  public Reply welcome(Request request) throws Problem {
    Welcome met = welcome.welcome(Slugs.of(request)).orElseThrow(Problem::notFound);
    return Reply.json(
        200,
        new WelcomeReply(
            met.profile().slug().value(),
            met.profile().name().value(),
            met.profile().headline().value(),
            met.message(),
            met.starters().stream().map(Question::text).toList(),
            met.ready()));
  }

  public Reply ask(Request request) throws Exception {
    Slug slug = Slugs.of(request);
    Ask ask = request.json(Ask.class);
    Question question = question(ask.message());
    List<Question> supplied = supplied(ask.history());
    Welcome met = welcome.welcome(slug).orElseThrow(Problem::notFound);
    Visitor visitor = visitors.of(request);
    limits.count(visitor.id().value(), request.peer());
    Visit visit =
        new Visit(
            slug,
            visitor.id(),
            Optional.ofNullable(ask.sessionId()).flatMap(ConversationId::parse),
            supplied,
            RateLimits.network(request.peer()));
    Reply reply =
        request.accepts("text/event-stream") && met.ready()
            ? Reply.events(stream -> stream(visit, question, stream))
            : Reply.json(200, answer(visit, question, begun -> {}, AnswerListener.NONE));
    visitor.fresh().ifPresent(reply::with);
    return reply;
  }

  /** Passes the visitor's address on to the professional. */
  public Reply passOn(Request request) throws Exception {
    Slug slug = Slugs.of(request);
    PassOn asked = request.json(PassOn.class);
    if (asked.sessionId() == null || asked.email() == null) {
      throw Problem.badRequest("The fields “session_id” and “email” are needed, both as text.");
    }
    passAddressOn.passOn(
        request,
        slug,
        visitors.of(request),
        ConversationId.parse(asked.sessionId()),
        asked.email());
    return Reply.json(200, PassingOn.DONE);
  }

  private void stream(Visit visit, Question question, EventStream stream) throws Problem {
    ChatAnswer answer =
        answer(
            visit,
            question,
            begun -> stream.send("session", new SessionEvent(begun.value())),
            new Events(stream));
    stream.send("followups", answer.followups());
    stream.send("done", answer);
  }

  private ChatAnswer answer(
      Visit visit, Question question, Consumer<ConversationId> begun, AnswerListener listener)
      throws Problem {
    long start = System.nanoTime();
    return switch (converse.ask(visit, question, begun, listener)) {
      case Converse.Outcome.Answered answered ->
          ChatAnswer.of(answered, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      case Converse.Outcome.NotFound gone -> throw Problem.notFound();
      case Converse.Outcome.Preparing reading ->
          throw Problem.conflict(
              "not-ready", "The documents are being read just now; ask again in a minute.");
      case Converse.Outcome.NothingToAsk none ->
          throw Problem.conflict(
              "nothing-to-ask", "This person has not added documents yet; come back later.");
    };
  }

  private static Question question(@Nullable String message) throws Problem {
    if (message == null) {
      throw Problem.badRequest("The field “message” is missing: the question as text.");
    }
    Optional<String> refusal = Question.refusal(message);
    if (refusal.isPresent()) {
      throw Problem.unprocessable(refusal.get());
    }
    return Question.of(message);
  }

  /** The visitor's own lines; what the client says the assistant said is not believed. */
  private static List<Question> supplied(@Nullable List<Said> history) throws Problem {
    if (history == null) {
      return List.of();
    }
    if (history.size() > MAX_HISTORY) {
      throw Problem.unprocessable(
          "The history has %d entries; send the last %d.".formatted(history.size(), MAX_HISTORY));
    }
    List<Question> questions = new ArrayList<>();
    for (Said said : history) {
      String role = said == null || said.role() == null ? "" : said.role();
      String content = said == null || said.content() == null ? "" : said.content();
      if (!role.equals("user") && !role.equals("assistant")) {
        throw Problem.unprocessable(
            "A history entry has the role “user” or “assistant”; others are refused.");
      }
      if (role.equals("user") && Question.refusal(content).isEmpty()) {
        questions.add(Question.of(content));
      }
    }
    return List.copyOf(questions);
  }

  /** Tells a client what the twin says, as it is said. */
  private static final class Events implements AnswerListener {
    private final EventStream stream;
    private final Map<Integer, Citation> told = new HashMap<>();
    private int sentences;

    private Events(EventStream stream) {
      this.stream = stream;
    }

    @Override
    public boolean said(Sentence sentence, List<Citation> sources) {
      List<ChatAnswer.Source> news =
          sources.stream()
              .filter(source -> !source.equals(told.put(source.marker(), source)))
              .map(ChatAnswer.Source::of)
              .toList();
      if (!news.isEmpty()) {
        stream.send("sources", news);
      }
      stream.send("delta", new Delta((sentences == 0 ? "" : "\n") + sentence.text()));
      return stream.send(
          "sentence", new SentenceEvent(sentences++, sentence.text(), sentence.markers()));
    }

    @Override
    public boolean goesOn() {
      return stream.isOpen();
    }
  }
}
