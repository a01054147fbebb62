package io.aiprofile.adapters.vector.embedding;

import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Embedding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Embeds each of the questions asked last only once: most visitors choose one that was offered. In
 * memory only, about three megabytes.
 */
public final class RecentQuestions implements Embeddings {
  private static final int MAX_QUESTIONS = 2_000;

  private final Embeddings model;
  private final Map<String, Embedding> recent =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
              return size() > MAX_QUESTIONS;
            }
          });

  public RecentQuestions(Embeddings model) {
    this.model = model;
  }

  @Override
  public String model() {
    return model.model();
  }

  @Override
  public int dimensions() {
    return model.dimensions();
  }

  @Override
  public Embedding question(String text) {
    Embedding known = recent.get(text);
    if (known != null) {
      return known;
    }
    Embedding computed = model.question(text);
    recent.put(text, computed);
    return computed;
  }

  @Override
  public List<Embedding> questions(List<String> texts) {
    return model.questions(texts);
  }

  @Override
  public List<Embedding> passages(List<String> texts) {
    return model.passages(texts);
  }

  @Override
  public double logitScale(String language) {
    return model.logitScale(language);
  }
}
