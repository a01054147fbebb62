package io.aiprofile.bench;

import java.util.ArrayList;
import java.util.List;

/** A figure and the least it may be. They guard what was reached; they are not the goal. */
record Floor(String what, double value, double least) {
  private static final double EVIDENCE_AT_4 = 0.90;
  private static final double ANY_TOPIC = 0.90;
  private static final double REFUSAL_PRECISION = 0.90;
  private static final double REFUSAL_RECALL = 0.55;

  /** How far the hybrid may stay below BM25 alone in one language of one set. */
  private static final double NDCG_TOLERANCE = 0.01;

  static List<Floor> of(String set, AnswerQuality quality) {
    return List.of(
        new Floor(set + " evidence@4", quality.evidenceAt4(), EVIDENCE_AT_4),
        new Floor(set + " topics any", quality.anyTopic(), ANY_TOPIC),
        new Floor(set + " refusal precision", quality.refusalPrecision(), REFUSAL_PRECISION),
        new Floor(set + " refusal recall", quality.refusalRecall(), REFUSAL_RECALL));
  }

  static Floor ofTopics(String set, double anyTopic) {
    return new Floor(set + " topics.jsonl topics any", anyTopic, ANY_TOPIC);
  }

  /** That the hybrid is no worse than BM25 alone. */
  static List<Floor> of(String set, List<RankedQuestion> ranked) {
    List<Floor> floors = new ArrayList<>();
    for (String language : ranked.stream().map(one -> one.asked().lang()).distinct().toList()) {
      var of = ranked.stream().filter(one -> one.asked().lang().equals(language)).toList();
      floors.add(
          new Floor(
              "%s nDCG@10 of HYBRID, %s".formatted(set, language),
              RankedQuestion.meanNdcg(of, Ranker.HYBRID),
              RankedQuestion.meanNdcg(of, Ranker.BM25) - NDCG_TOLERANCE));
    }
    return floors;
  }

  /** What cannot be computed does not hold. */
  boolean holds() {
    return value >= least;
  }
}
