package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.domain.knowledge.Evidence;
import io.aiprofile.domain.knowledge.Evidence.Found;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the chunks that bear on a question. A likely topic lifts its chunks but hides no others.
 */
public final class FindEvidence {
  /** What a chunk of a topic that is certain gains, in log-odds; fitted on the dev set. */
  private static final double TOPIC_WEIGHT = 2.0;

  private final HybridRanking ranking;
  private final LineRanking lines;
  private final Answerability answerability;

  @Inject
  public FindEvidence(HybridRanking ranking, LineRanking lines, Answerability answerability) {
    this.ranking = ranking;
    this.lines = lines;
    this.answerability = answerability;
  }

  /** The best chunks and sentences, best first, at most {@code limit} chunks. */
  public Evidence find(ProfileIndex index, Inquiry inquiry, int limit) {
    double[] scores = scores(index, inquiry);
    List<LineRanking.Ranked> ranked = lines.rank(index, inquiry, scores);
    return new Evidence(
        best(index, scores, limit), answerability.of(index, inquiry, scores, ranked));
  }

  /** The score of every chunk, in the order of the chunks. */
  public double[] scores(ProfileIndex index, Inquiry inquiry) {
    double[] scores = ranking.scores(index, inquiry.search());
    for (int i = 0; i < scores.length; i++) {
      scores[i] += TOPIC_WEIGHT * inquiry.topics().of(index.chunk(i).topic());
    }
    return scores;
  }

  private static List<Found> best(ProfileIndex index, double[] scores, int limit) {
    return IntStream.range(0, index.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
        .limit(limit)
        .map(i -> new Found(index.chunk(i), scores[i]))
        .toList();
  }
}
