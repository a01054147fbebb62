package io.aiprofile.bench;

import io.aiprofile.application.chat.HybridRanking;
import io.aiprofile.application.chat.SearchText;
import io.aiprofile.application.indexing.ProfileIndex;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The ways of ranking a profile's chunks for a question that are compared. */
enum Ranker {
  BM25 {
    @Override
    List<Integer> rank(HybridRanking hybrid, ProfileIndex index, SearchText question) {
      double[] scores = index.lexical().scores(hybrid.terms(index, question));
      // A word search finds nothing where no word matches; the order of the rest would be chance.
      return descending(scores).stream().filter(chunk -> scores[chunk] > 0).toList();
    }
  },

  EMBEDDING {
    @Override
    List<Integer> rank(HybridRanking hybrid, ProfileIndex index, SearchText question) {
      return descending(index.scores(chunk -> chunk.passage().cosine(question.embedding())));
    }
  },

  /** Reciprocal rank fusion of the two above. */
  RRF {
    @Override
    List<Integer> rank(HybridRanking hybrid, ProfileIndex index, SearchText question) {
      double[] fused = new double[index.size()];
      for (Ranker one : List.of(BM25, EMBEDDING)) {
        List<Integer> ranked = one.rank(hybrid, index, question);
        for (int rank = 0; rank < ranked.size(); rank++) {
          fused[ranked.get(rank)] += 1.0 / (RRF_CONSTANT + rank + 1);
        }
      }
      return descending(fused);
    }
  },

  /** What the product does. */
  HYBRID {
    @Override
    List<Integer> rank(HybridRanking hybrid, ProfileIndex index, SearchText question) {
      return descending(hybrid.scores(index, question));
    }
  };

  /** Of Cormack, Clarke and Büttcher, 2009. */
  private static final int RRF_CONSTANT = 60;

  /** The chunks that are found, best first. */
  abstract List<Integer> rank(HybridRanking hybrid, ProfileIndex index, SearchText question);

  private static List<Integer> descending(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer chunk) -> scores[chunk]).reversed())
        .toList();
  }
}
