package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.knowledge.Evidence;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One turn, from a question to an answer with its sources. */
public final class AnswerQuestion {
  /** What came of it. */
  public sealed interface Outcome {
    record Answered(Turn turn) implements Outcome {}

    record UnknownProfile() implements Outcome {}

    /** The profile has no index yet. */
    record NotIndexed() implements Outcome {}
  }

  private static final int FOLLOW_UPS = 3;

  private final Profiles profiles;
  private final LoadedIndexes indexes;
  private final UnderstandQuestion understand;
  private final FindEvidence find;
  private final WriteAnswer write;
  private final RetrievalSettings settings;

  @Inject
  public AnswerQuestion(
      Profiles profiles,
      LoadedIndexes indexes,
      UnderstandQuestion understand,
      FindEvidence find,
      WriteAnswer write,
      RetrievalSettings settings) {
    this.profiles = profiles;
    this.indexes = indexes;
    this.understand = understand;
    this.find = find;
    this.write = write;
    this.settings = settings;
  }

  /**
   * Answers from the profile's documents. Whether the asker may see the profile is for the caller
   * to decide: visitors need {@code status().allowsChat()}, its owner does not.
   *
   * @param listener hears each sentence before the next is made
   */
  public Outcome answer(Asker asker, Question question, History history, AnswerListener listener) {
    Slug slug = asker.payer().slug();
    Optional<Profile> profile = profiles.find(slug);
    if (profile.isEmpty()) {
      return new Outcome.UnknownProfile();
    }
    Optional<ProfileIndex> index = indexes.of(slug).filter(loaded -> loaded.size() > 0);
    if (index.isEmpty()) {
      return new Outcome.NotIndexed();
    }
    Brief brief = brief(profile.get().name(), index.get(), asker, question, history);
    Written written = write.write(brief, listener);
    return new Outcome.Answered(turn(brief, written));
  }

  private Brief brief(
      DisplayName name, ProfileIndex index, Asker asker, Question question, History history) {
    Inquiry inquiry =
        understand.understand(
            asker.payer(),
            lookedUp(question, name),
            history.previous().map(before -> lookedUp(before, name)));
    Evidence evidence = find.find(index, inquiry, settings.topK());
    boolean inDocuments = evidence.confidence() >= settings.minConfidence();
    return new Brief(name, index, question, inquiry, evidence, inDocuments, history, asker);
  }

  /** Without the professional's name and the visitor's own address: neither tells what is asked. */
  private static Question lookedUp(Question question, DisplayName name) {
    String rest = EmailAddress.removedFrom(question.text());
    Question asked = Question.refusal(rest).isEmpty() ? Question.of(rest) : question;
    return PersonName.removedFrom(asked, name);
  }

  private static Turn turn(Brief brief, Written written) {
    List<Question> asked = brief.history().asked();
    return new Turn(
        brief.question(),
        brief.inquiry().topics().likeliest(),
        brief.evidence(),
        written.answer(),
        written.ending(),
        followUps(
            brief.index(),
            brief.evidence(),
            written.answer(),
            next -> next.equals(brief.question()) || asked.contains(next)),
        brief.inquiry().usage().plus(written.usage()));
  }

  /**
   * Prepared questions that were not asked yet: first those that go on from what was found, then
   * those that lead elsewhere, then those that every visitor is greeted with, last those whose
   * answer was just given.
   */
  private static List<Question> followUps(
      ProfileIndex index, Evidence evidence, Answer answer, Predicate<Question> asked) {
    Set<ChunkId> told =
        answer.citations().stream().map(Citation::chunk).collect(Collectors.toSet());
    Set<ChunkId> found = evidence.chunks().stream().map(Chunk::id).collect(Collectors.toSet());
    List<Suggestion> greeting = index.suggestions().stream().limit(FOLLOW_UPS).toList();
    return index.suggestions().stream()
        .filter(next -> !asked.test(next.question()))
        .sorted(
            Comparator.comparingInt(
                next ->
                    told.contains(next.answeredBy())
                        ? 3
                        : found.contains(next.answeredBy()) ? 0 : greeting.contains(next) ? 2 : 1))
        .map(Suggestion::question)
        .limit(FOLLOW_UPS)
        .toList();
  }
}
