package io.aiprofile.application.chat;

import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.domain.chat.Question;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;

/** Works out what a question asks for, and whether it leans on the one before it. */
public final class UnderstandQuestion {
  /** Words that point back to what was just spoken of; "she" and "he" point to the professional. */
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?iu)^¿?(?:and|but|so|also|then|what about|how about|und|aber|et|mais|y|pero|e|और|तो)(?![\\p{L}\\p{M}])[\\s,]?"
              + "|(?<![\\p{L}])(?:that|this|those|these|it|its|there|then|afterwards|before that|the same|dort|dabei|davon|das|diese[mnrs]?|là-bas|cela|ça|celui|"
              + "ahí|allí|eso|esto|esa|ese|lì|isso|lá)(?![\\p{L}])|^(?:那|还有|でも|あと|它|这个|当时|उसमें|वहाँ|वहां|इसमें|その|それ)");

  private static final int FEW_TERMS = 1;

  private final HybridRanking ranking;
  private final TextAnalyzer analyzer;
  private final ClassifyTopics classify;

  @Inject
  public UnderstandQuestion(HybridRanking ranking, TextAnalyzer analyzer, ClassifyTopics classify) {
    this.ranking = ranking;
    this.analyzer = analyzer;
    this.classify = classify;
  }

  /**
   * Understands a question.
   *
   * @param previous the visitor's question before this one in the same conversation
   */
  public Inquiry understand(Payer payer, Question question, Optional<Question> previous) {
    SearchText own = ranking.prepare(question.text());
    SearchText search =
        previous
            .filter(before -> leansOnPrevious(own))
            .map(before -> ranking.prepare(before.text() + " " + question.text()))
            .orElse(own);
    ClassifyTopics.Classified classified = classify.classify(payer, search);
    return new Inquiry(
        own,
        search,
        classified.topics(),
        ExpectedFact.askedBy(question.text()),
        classified.usage());
  }

  private boolean leansOnPrevious(SearchText question) {
    return POINTS_BACK.matcher(question.text()).find()
        || analyzer.terms(question.text(), question.language()).size() <= FEW_TERMS;
  }
}
