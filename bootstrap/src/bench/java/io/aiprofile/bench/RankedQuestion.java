package io.aiprofile.bench;

import io.aiprofile.application.chat.HybridRanking;
import io.aiprofile.application.chat.SearchText;
import io.aiprofile.application.indexing.ProfileIndex;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How well each ranker places the chunks that hold an answerable question's evidence. */
record RankedQuestion(LabelledQuestion asked, Map<Ranker, Figures> figures) {
  private static final int RANKS = 10;

  /**
   * Of one question.
   *
   * @param ndcg over the first ten chunks; every chunk with the evidence is relevant
   * @param first whether the first chunk is relevant: any one of them answers
   */
  record Figures(double ndcg, boolean first) {}

  static RankedQuestion of(LabelledQuestion asked, HybridRanking hybrid, ProfileIndex index) {
    SearchText question = hybrid.prepare(asked.question());
    Set<Integer> relevant =
        IntStream.range(0, index.size())
            .filter(i -> Letters.contain(index.chunk(i).passage(), asked.evidence()))
            .boxed()
            .collect(Collectors.toSet());
    Map<Ranker, Figures> figures = new EnumMap<>(Ranker.class);
    for (Ranker ranker : Ranker.values()) {
      figures.put(ranker, figures(ranker.rank(hybrid, index, question), relevant));
    }
    return new RankedQuestion(asked, figures);
  }

  /** The mean of a ranker over questions. */
  static double meanNdcg(List<RankedQuestion> questions, Ranker ranker) {
    return questions.stream()
        .mapToDouble(question -> question.of(ranker).ndcg)
        .average()
        .orElse(Double.NaN);
  }

  /** The share of questions whose first chunk is relevant. */
  static double recallAt1(List<RankedQuestion> questions, Ranker ranker) {
    return questions.stream()
        .mapToDouble(question -> question.of(ranker).first ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private Figures of(Ranker ranker) {
    return java.util.Objects.requireNonNull(figures.get(ranker));
  }

  /** All zero when no chunk is relevant: the evidence was lost on the way into the index. */
  private static Figures figures(List<Integer> ranked, Set<Integer> relevant) {
    double gain = 0;
    double ideal = 0;
    for (int rank = 0; rank < RANKS; rank++) {
      double discount = Math.log(2) / Math.log(rank + 2);
      gain += rank < ranked.size() && relevant.contains(ranked.get(rank)) ? discount : 0;
      ideal += rank < relevant.size() ? discount : 0;
    }
    boolean first = !ranked.isEmpty() && relevant.contains(ranked.getFirst());
    return new Figures(ideal == 0 ? 0 : gain / ideal, first);
  }
}
