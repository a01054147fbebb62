package io.aiprofile.application.indexing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Okapi BM25 over a fixed list of passages (Robertson and Zaragoza, 2009), with the inverse
 * document frequency of Lucene, which is never negative. Immutable and thread-safe.
 */
public final class LexicalIndex {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private static final int[] NOWHERE = {};

  /** For each term the passages that have it, each followed by how often. */
  private final Map<String, int[]> postings = new HashMap<>();

  private final int[] lengths;
  private final double averageLength;

  /**
   * Indexes passages by their terms.
   *
   * @param passages the terms of each passage, repeated as often as they occur
   */
  public LexicalIndex(List<List<String>> passages) {
    lengths = new int[passages.size()];
    Map<String, List<Integer>> growing = new HashMap<>();
    long total = 0;
    for (int passage = 0; passage < lengths.length; passage++) {
      List<String> terms = passages.get(passage);
      lengths[passage] = terms.size();
      total += terms.size();
      Map<String, Integer> frequencies = new HashMap<>();
      terms.forEach(term -> frequencies.merge(term, 1, Integer::sum));
      for (Map.Entry<String, Integer> term : frequencies.entrySet()) {
        List<Integer> posting = growing.computeIfAbsent(term.getKey(), absent -> new ArrayList<>());
        posting.add(passage);
        posting.add(term.getValue());
      }
    }
    growing.forEach(
        (term, posting) ->
            postings.put(term, posting.stream().mapToInt(Integer::intValue).toArray()));
    averageLength = Math.max(1, (double) total / Math.max(1, lengths.length));
  }

  /**
   * The score of every passage for a question's terms, in the order of the passages; 0 without a
   * match.
   */
  public double[] scores(Collection<String> questionTerms) {
    double[] scores = new double[lengths.length];
    for (String term : new HashSet<>(questionTerms)) {
      double weight = idf(term);
      int[] posting = postings.getOrDefault(term, NOWHERE);
      for (int i = 0; i < posting.length; i += 2) {
        int passage = posting[i];
        int frequency = posting[i + 1];
        double norm = K1 * (1 - B + B * lengths[passage] / averageLength);
        scores[passage] += weight * frequency / (frequency + norm);
      }
    }
    return scores;
  }

  /** How much a term tells: greatest for one that no passage contains. */
  public double idf(String term) {
    int containing = postings.getOrDefault(term, NOWHERE).length / 2;
    return Math.log(1 + (lengths.length - containing + 0.5) / (containing + 0.5));
  }

  public boolean contains(String term) {
    return postings.containsKey(term);
  }

  public int size() {
    return lengths.length;
  }
}
