package io.aiprofile.application.chat;

import io.aiprofile.application.chat.ExpectedFact.Weight;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.domain.document.Topic;
import java.util.stream.IntStream;

/**
 * Estimates whether the documents contain an answer at all. A logistic regression, fitted on the
 * dev set, over what tells best: an indispensable fact that no line holds, a name that no document
 * mentions, and a question that is about none of a professional's topics. How near the best passage
 * is was tried and tells next to nothing: there is always one that is near.
 */
final class Answerability {
  private static final double CONSTANT = 1.9;
  private static final double MISSING_FACT = -4.0;
  private static final double MISSING_NAME = -3.1;
  private static final double PERSONAL = -2.2;
  private static final double TOPIC_THERE = 0.25;
  private static final int MAX_NAMES = 2;

  private Answerability() {}

  /** The probability, 0 to 1. */
  static double of(ProfileIndex index, Inquiry inquiry) {
    double logOdds =
        CONSTANT
            + MISSING_FACT * missingFacts(index, inquiry)
            + MISSING_NAME * Math.min(MAX_NAMES, NamedThings.missing(index, inquiry.own()))
            + PERSONAL * inquiry.topics().of(Topic.OTHER)
            + (hasLikeliestTopic(index, inquiry) ? TOPIC_THERE : 0);
    return 1 / (1 + Math.exp(-logOdds));
  }

  private static long missingFacts(ProfileIndex index, Inquiry inquiry) {
    return inquiry.expected().stream()
        .filter(fact -> fact.weight() == Weight.MUST)
        .filter(fact -> index.lines().stream().noneMatch(line -> index.holds(fact, line)))
        .count();
  }

  private static boolean hasLikeliestTopic(ProfileIndex index, Inquiry inquiry) {
    Topic likeliest = inquiry.topics().likeliest().getFirst();
    return IntStream.range(0, index.size()).anyMatch(i -> index.chunk(i).topic() == likeliest);
  }
}
