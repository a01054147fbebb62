package io.aiprofile.domain.chat;

import java.util.List;

/**
 * How well an answer stands on the documents: the share of its sentences that are cited, 0 to 1.
 */
public record Support(double score) {
  /** The three states that the page shows beside an answer. */
  public enum Level {
    /** Every sentence is cited. */
    FULL,
    /** Some are. */
    PARTIAL,
    /** The documents do not contain the answer. */
    NONE
  }

  public Support {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("Support is between 0 and 1");
    }
  }

  public static Support of(List<Sentence> sentences) {
    long cited = sentences.stream().filter(Sentence::isCited).count();
    return new Support(sentences.isEmpty() ? 0 : (double) cited / sentences.size());
  }

  public Level level() {
    return score == 1 ? Level.FULL : score == 0 ? Level.NONE : Level.PARTIAL;
  }
}
