package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.vector.Embeddings;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;

/**
 * Scores passages for a question by the sum of two estimates of the log-odds of relevance: BM25 for
 * its words, damped where a passage has few of them, and the scaled cosine for its meaning. Adding
 * log-odds keeps how sure each of the two is, which a fusion of ranks throws away.
 *
 * <p>Measured (nDCG@10): above BM25 alone and above the embedding alone on each English set; above
 * BM25 in other languages in Latin letters, and about level with it where the model does not know
 * the script. Without the damping, weak word matches drag paraphrased questions below the embedding
 * alone.
 */
public final class HybridRanking {
  /** A passage that has every word of the question once reaches about this share's inverse. */
  private static final double SHARE_OF_WORDS = 1.3;

  private final Embeddings embeddings;
  private final TextAnalyzer analyzer;

  @Inject
  public HybridRanking(Embeddings embeddings, TextAnalyzer analyzer) {
    this.embeddings = embeddings;
    this.analyzer = analyzer;
  }

  public SearchText prepare(String text) {
    return new SearchText(text, analyzer.language(text), embeddings.question(text));
  }

  /** The score of every chunk, in order. */
  public double[] scores(ProfileIndex index, SearchText question) {
    double[] scores = words(index, question);
    double[] meaning = meaning(index, question);
    for (int i = 0; i < scores.length; i++) {
      scores[i] += meaning[i];
    }
    return scores;
  }

  /** Damped BM25 of every chunk, in order. */
  double[] words(ProfileIndex index, SearchText question) {
    Set<String> terms = terms(index, question);
    double[] scores = index.lexical().scores(terms);
    double greatest = Math.max(terms.stream().mapToDouble(index.lexical()::idf).sum(), 1e-9);
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= SHARE_OF_WORDS * scores[i] / greatest;
    }
    return scores;
  }

  /** Scaled cosine of every chunk, in order. */
  double[] meaning(ProfileIndex index, SearchText question) {
    double scale = embeddings.logitScale(index.languages().getFirst());
    return index.scores(chunk -> scale * chunk.passage().cosine(question.embedding()));
  }

  /** The question's terms by the rules of every language that the documents are in. */
  public Set<String> terms(ProfileIndex index, SearchText question) {
    Set<String> terms = new HashSet<>();
    index.languages().forEach(language -> terms.addAll(analyzer.terms(question.text(), language)));
    return terms;
  }
}
