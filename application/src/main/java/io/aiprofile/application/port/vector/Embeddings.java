package io.aiprofile.application.port.vector;

import io.aiprofile.domain.knowledge.Embedding;
import java.util.List;

/**
 * A model that places texts with like meanings near each other. Deterministic and thread-safe.
 * Texts that are longer than the model reads are cut, blank ones are refused with {@link
 * IllegalArgumentException}.
 */
public interface Embeddings {

  /** Names the model and its version; embeddings of different models cannot be compared. */
  String model();

  /** The number of components of every embedding. */
  int dimensions();

  /** Places questions, in the order given. */
  List<Embedding> questions(List<String> texts);

  /** Places one question. */
  default Embedding question(String text) {
    return questions(List.of(text)).getFirst();
  }

  /** Places passages that may answer questions, in the order given. */
  List<Embedding> passages(List<String> texts);

  /**
   * What to multiply a cosine with to get log-odds of relevance on the scale of BM25, for text in a
   * language: the better the model knows the language, the larger. Measured, see the
   * implementation.
   *
   * @param language an ISO 639-1 code
   */
  double logitScale(String language);
}
