package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.ChatEvent;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A visitor's turn with a public profile: answered, and kept in the transcript. */
public final class Converse {
  /**
   * Who asks, and as part of what.
   *
   * @param conversation as named by the client; one that this visitor does not have begins anew
   * @param supplied earlier questions as the client tells them, oldest first; only heard where
   *     there is no transcript
   * @param network names the network that the visitor comes from, for limits only
   */
  public record Visit(
      Slug slug,
      VisitorId visitor,
      Optional<ConversationId> conversation,
      List<Question> supplied,
      String network) {
    public Visit {
      supplied = List.copyOf(supplied);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * Said and kept.
     *
     * @param contact what became of an e-mail address in the question
     */
    record Answered(ConversationId conversation, Turn turn, Contact contact) implements Outcome {}

    /** There is no such profile, or it is not public: a visitor cannot tell which. */
    record NotFound() implements Outcome {}

    /** The documents are being read just now. */
    record Preparing() implements Outcome {}

    /** The profile has no document that could be asked. */
    record NothingToAsk() implements Outcome {}
  }

  /** What became of an e-mail address that the visitor typed. */
  public sealed interface Contact {
    /** There was none, or this conversation's was passed on before. */
    record None() implements Contact {}

    /** It was passed on to the professional during this turn. */
    record PassedOn() implements Contact {}

    /** It can be passed on, if the visitor wants. */
    record Offered(EmailAddress email) implements Contact {}
  }

  private final Profiles profiles;
  private final Documents documents;
  private final Conversations conversations;
  private final ChatEvents events;
  private final AnswerQuestion answer;
  private final RecordLead leads;
  private final RecordGap gaps;
  private final IndexingRuns runs;
  private final InstantSource clock;
  private final RandomGenerator random;

  @Inject
  public Converse(
      Profiles profiles,
      Documents documents,
      Conversations conversations,
      ChatEvents events,
      AnswerQuestion answer,
      RecordLead leads,
      RecordGap gaps,
      IndexingRuns runs,
      InstantSource clock,
      RandomGenerator random) {
    this.profiles = profiles;
    this.documents = documents;
    this.conversations = conversations;
    this.events = events;
    this.answer = answer;
    this.leads = leads;
    this.gaps = gaps;
    this.runs = runs;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Asks on the calling thread; the listener hears each sentence as soon as it stands.
   *
   * @param begun is told before the first sentence which conversation the turn will be kept in, for
   *     who may not hear the end
   */
  public Outcome ask(
      Visit visit, Question question, Consumer<ConversationId> begun, AnswerListener listener) {
    Optional<Profile> open =
        profiles.find(visit.slug).filter(profile -> profile.status().allowsChat());
    if (open.isEmpty()) {
      return new Outcome.NotFound();
    }
    Optional<Conversation> known = known(visit);
    ConversationId id = known.map(Conversation::id).orElseGet(() -> ConversationId.random(random));
    Asker.Visitor asker = new Asker.Visitor(visit.slug, visit.visitor, id, visit.network);
    History history = known.map(History::of).orElseGet(() -> History.claimed(visit.supplied));
    Optional<EmailAddress> fresh = notPassedOn(asker, question);
    Instant start = clock.instant();
    begun.accept(id);
    return switch (answer.answer(asker, question, history, listener)) {
      case AnswerQuestion.Outcome.Answered answered -> {
        keep(asker, answered.turn(), start);
        if (profiles.find(visit.slug).isEmpty()) {
          // Erased while the answer was made: nothing of it may stay.
          erase(visit.slug);
          yield new Outcome.NotFound();
        }
        yield new Outcome.Answered(id, answered.turn(), contact(asker, fresh));
      }
      case AnswerQuestion.Outcome.UnknownProfile gone -> new Outcome.NotFound();
      case AnswerQuestion.Outcome.NotIndexed none -> prepare(visit.slug);
    };
  }

  /** Into the transcript, the figures, and where nothing was found, the professional's list. */
  private void keep(Asker.Visitor asker, Turn turn, Instant start) {
    Instant now = clock.instant();
    conversations.append(
        asker.slug(),
        asker.id(),
        asker.conversation(),
        new Exchange(turn.question(), turn.answer(), turn.followUps(), turn.ending(), now));
    events.add(
        asker.slug(),
        new ChatEvent(
            now,
            turn.answer().mode(),
            turn.ending(),
            turn.answer().isRefusal(),
            turn.answer().support().score(),
            turn.usage(),
            Math.max(0, Duration.between(start, now).toMillis())));
    if (turn.answer().isRefusal()) {
      gaps.record(asker, turn.question());
    }
  }

  /** An address in the question, unless this conversation's was passed on before. */
  private Optional<EmailAddress> notPassedOn(Asker.Visitor asker, Question question) {
    return RecordLead.addresses(List.of(question))
        .findFirst()
        .filter(typed -> !leads.isRecorded(asker.slug(), asker.conversation()));
  }

  private Contact contact(Asker.Visitor asker, Optional<EmailAddress> fresh) {
    if (fresh.isEmpty()) {
      return new Contact.None();
    }
    return leads.isRecorded(asker.slug(), asker.conversation())
        ? new Contact.PassedOn()
        : new Contact.Offered(fresh.get());
  }

  private Optional<Conversation> known(Visit visit) {
    return visit
        .conversation
        .flatMap(id -> conversations.find(visit.slug, visit.visitor, id))
        .filter(conversation -> !conversation.isFull());
  }

  private Outcome prepare(Slug slug) {
    if (documents.list(slug).isEmpty()) {
      return new Outcome.NothingToAsk();
    }
    runs.start(slug, Mode.IF_CHANGED);
    return new Outcome.Preparing();
  }

  private void erase(Slug slug) {
    conversations.erase(slug);
    events.erase(slug);
    gaps.erase(slug);
    leads.erase(slug);
  }
}
