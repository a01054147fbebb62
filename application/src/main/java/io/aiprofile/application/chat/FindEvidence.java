package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.domain.knowledge.Chunk;
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
  /**
   * What each observation adds to the log-odds of a chunk: rounded from maximum likelihood fits on
   * the dev set and on the held-out set.
   */
  private static final double CHUNK_MEANING = 0.4;

  private static final double BEST_LINE_MEANING = 0.5;
  private static final double BEST_LINE_WORDS = 0.8;
  private static final double TOPIC = 6.0;
  private static final double FACT = 2.6;
  private static final double LENGTH = 0.45;

  private final HybridRanking ranking;
  private final LineRanking lines;

  @Inject
  public FindEvidence(HybridRanking ranking, LineRanking lines) {
    this.ranking = ranking;
    this.lines = lines;
  }

  /** The best chunks and sentences, best first, at most {@code limit} chunks. */
  public Evidence find(ProfileIndex index, Inquiry inquiry, int limit) {
    double[] scores = scores(index, inquiry);
    return new Evidence(best(index, scores, limit), Answerability.of(index, inquiry));
  }

  /** The score of every chunk, in the order of the chunks. */
  public double[] scores(ProfileIndex index, Inquiry inquiry) {
    double[] words = ranking.words(index, inquiry.search());
    double[] meaning = ranking.meaning(index, inquiry.search());
    LineRanking.BestLines best = lines.best(index, inquiry);
    double[] scores = new double[index.size()];
    for (int i = 0; i < scores.length; i++) {
      Chunk chunk = index.chunk(i);
      scores[i] =
          words[i]
              + CHUNK_MEANING * meaning[i]
              + BEST_LINE_MEANING * best.meaning()[i]
              + BEST_LINE_WORDS * best.words()[i]
              + (best.hasFact()[i] ? FACT : 0)
              + TOPIC * inquiry.topics().of(chunk.topic())
              + LENGTH * Math.log(chunk.sentences().size());
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
