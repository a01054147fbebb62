package io.aiprofile.application.chat;

import io.aiprofile.application.Fixtures;
import io.aiprofile.application.SmallPlatform;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.knowledge.Evidence;
import io.aiprofile.domain.profile.DisplayName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a writer is given when Asha Rao of {@link SmallPlatform} is asked. */
final class Briefs {
  static final VisitorId VISITOR = new VisitorId("0".repeat(31) + "1");
  static final ConversationId CONVERSATION = new ConversationId("0".repeat(31) + "2");
  static final Asker.Visitor ASKER =
      new Asker.Visitor(Fixtures.ASHA, VISITOR, CONVERSATION, "c0000201");

  private static final int TOP_K = 4;
  private static final HashedEmbeddings EMBEDDINGS = new HashedEmbeddings();
  private static final SimpleTextAnalyzer ANALYZER = new SimpleTextAnalyzer();
  private static final HybridRanking RANKING = new HybridRanking(EMBEDDINGS, ANALYZER);
  private static final LineRanking LINES = new LineRanking(RANKING, EMBEDDINGS);
  private static final FindEvidence FIND = new FindEvidence(RANKING, LINES);

  /** Reads the examples once for all tests. */
  private static final UnderstandQuestion UNDERSTAND =
      new UnderstandQuestion(RANKING, ANALYZER, new LocalTopics(EMBEDDINGS, ANALYZER));

  private static final ProfileIndex INDEX =
      new ProfileIndex(
          SmallPlatform.withAsha().chunks().current(Fixtures.ASHA).orElseThrow(), ANALYZER);

  private Briefs() {}

  /** A visitor's question, after these others that were not answered. */
  static Brief of(String question, String... asked) {
    return of(ASKER, question, History.claimed(Stream.of(asked).map(Question::of).toList()));
  }

  static Brief of(Asker asker, String question, History history) {
    return of(INDEX, asker, question, history);
  }

  static Brief of(ProfileIndex index, Asker asker, String question, History history) {
    Inquiry inquiry = UNDERSTAND.understand(asker.payer(), Question.of(question), Optional.empty());
    Evidence evidence = FIND.find(index, inquiry, TOP_K);
    return new Brief(
        new DisplayName("Asha Rao"),
        index,
        Question.of(question),
        inquiry,
        evidence,
        evidence.confidence() >= RetrievalSettings.DEFAULT.minConfidence(),
        history,
        asker);
  }

  static History history(String question, String answer) {
    return new History(List.of(new History.Said(Question.of(question), answer)));
  }

  static ExtractiveAnswer extractive() {
    return new ExtractiveAnswer(LINES, FIND);
  }

  static HashedEmbeddings embeddings() {
    return EMBEDDINGS;
  }

  static SimpleTextAnalyzer analyzer() {
    return ANALYZER;
  }
}
