package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
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
   */
  public record Visit(
      Slug slug,
      VisitorId visitor,
      Optional<ConversationId> conversation,
      List<Question> supplied) {
    public Visit {
      supplied = List.copyOf(supplied);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * Said and kept.
     *
     * @param complete false when the listener ended the answer
     */
    record Answered(ConversationId conversation, Turn turn, boolean complete) implements Outcome {}

    /** There is no such profile, or it is not public: a visitor cannot tell which. */
    record NotFound() implements Outcome {}

    /** The documents are being read just now. */
    record Preparing() implements Outcome {}

    /** The profile has no document that could be asked. */
    record NothingToAsk() implements Outcome {}
  }

  private final Profiles profiles;
  private final Documents documents;
  private final Conversations conversations;
  private final AnswerQuestion answer;
  private final IndexingRuns runs;
  private final InstantSource clock;
  private final RandomGenerator random;

  @Inject
  public Converse(
      Profiles profiles,
      Documents documents,
      Conversations conversations,
      AnswerQuestion answer,
      IndexingRuns runs,
      InstantSource clock,
      RandomGenerator random) {
    this.profiles = profiles;
    this.documents = documents;
    this.conversations = conversations;
    this.answer = answer;
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
    List<Question> asked = known.map(Conversation::asked).orElse(visit.supplied);
    ConversationId id = known.map(Conversation::id).orElseGet(() -> ConversationId.random(random));
    begun.accept(id);
    UntilStopped heard = new UntilStopped(listener);
    return switch (answer.answer(visit.slug, question, asked, heard)) {
      case AnswerQuestion.Outcome.Answered answered -> {
        Turn turn = answered.turn();
        conversations.append(visit.slug, visit.visitor, id, exchange(turn, !heard.stopped));
        if (profiles.find(visit.slug).isEmpty()) {
          // Erased while the answer was made: nothing of it may stay.
          conversations.erase(visit.slug);
          yield new Outcome.NotFound();
        }
        yield new Outcome.Answered(id, turn, !heard.stopped);
      }
      case AnswerQuestion.Outcome.UnknownProfile gone -> new Outcome.NotFound();
      case AnswerQuestion.Outcome.NotIndexed none -> prepare(visit.slug);
    };
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

  private Exchange exchange(Turn turn, boolean complete) {
    return new Exchange(
        turn.question(), turn.answer(), turn.followUps(), complete, clock.instant());
  }

  /** Remembers whether the answer was ended before it was complete. */
  private static final class UntilStopped implements AnswerListener {
    private final AnswerListener listener;
    private boolean stopped;

    private UntilStopped(AnswerListener listener) {
      this.listener = listener;
    }

    @Override
    public boolean said(Sentence sentence, List<Citation> sources) {
      stopped = !listener.said(sentence, sources);
      return !stopped;
    }
  }
}
