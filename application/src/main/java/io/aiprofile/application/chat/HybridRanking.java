package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.vector.Embeddings;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;

/**
 * Scores passages for a question by the sum of two estimates of the log-odds of relevance: BM25 for
 * its words, and the scaled cosine for its meaning. Adding log-odds keeps what each is sure of,
 * which a fusion of ranks throws away; on every measured set the sum is above both of its parts and
 * above reciprocal rank fusion.
 */
public final class HybridRanking {
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
    double[] scores = index.lexical().scores(terms(index, question));
    double scale = embeddings.logitScale(index.languages().getFirst());
    double[] cosines = index.scores(chunk -> chunk.passage().cosine(question.embedding()));
    for (int i = 0; i < scores.length; i++) {
      scores[i] += scale * cosines[i];
    }
    return scores;
  }

  /** The question's terms by the rules of every language that the documents are in. */
  public Set<String> terms(ProfileIndex index, SearchText question) {
    Set<String> terms = new HashSet<>();
    index.languages().forEach(language -> terms.addAll(analyzer.terms(question.text(), language)));
    return terms;
  }
}
