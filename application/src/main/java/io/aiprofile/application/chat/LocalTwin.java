package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.knowledge.Evidence;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.TokenUsage;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The twin that never asks a language model: what is tried out with it costs nothing and is always
 * there. Its answers quote, or say that the documents do not hold one.
 */
public final class LocalTwin {
  private final UnderstandQuestion understand;
  private final FindEvidence find;
  private final ExtractiveAnswer write;
  private final RetrievalSettings settings;

  @Inject
  public LocalTwin(
      HybridRanking ranking,
      TextAnalyzer analyzer,
      LocalTopics topics,
      FindEvidence find,
      ExtractiveAnswer write,
      RetrievalSettings settings) {
    this.understand = new UnderstandQuestion(ranking, analyzer, topics);
    this.find = find;
    this.write = write;
    this.settings = settings;
  }

  /** A first question with its answer, without follow-ups. */
  public Turn answer(Slug slug, DisplayName name, ProfileIndex index, Question question) {
    Inquiry inquiry =
        understand.understand(
            Payer.of(slug), PersonName.removedFrom(question, name), Optional.empty());
    Evidence evidence = find.find(index, inquiry, settings.topK());
    boolean inDocuments = evidence.confidence() >= settings.minConfidence();
    Answer answer =
        write
            .write(
                new Brief(
                    name,
                    index,
                    question,
                    inquiry,
                    evidence,
                    inDocuments,
                    History.NONE,
                    new Asker.Insider(slug)),
                AnswerListener.NONE)
            .answer();
    return new Turn(
        question,
        inquiry.topics().likeliest(),
        evidence,
        answer,
        Ending.COMPLETE,
        List.of(),
        TokenUsage.NONE);
  }

  /** Whether an answer to the question states a fact of a kind that it asks for. */
  boolean asksForFact(Question question) {
    return !ExpectedFact.askedBy(question.text()).isEmpty();
  }
}
