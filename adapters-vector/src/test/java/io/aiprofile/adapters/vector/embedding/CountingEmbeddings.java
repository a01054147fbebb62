package io.aiprofile.adapters.vector.embedding;

import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Embedding;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often questions are really embedded. */
final class CountingEmbeddings implements Embeddings {
  private final Embeddings hashed = new HashedEmbeddings();
  private final AtomicInteger calls = new AtomicInteger();
  private final String name;

  CountingEmbeddings(String name) {
    this.name = name;
  }

  int calls() {
    return calls.get();
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public int dimensions() {
    return hashed.dimensions();
  }

  @Override
  public List<Embedding> questions(List<String> texts) {
    calls.incrementAndGet();
    return hashed.questions(texts);
  }

  @Override
  public List<Embedding> passages(List<String> texts) {
    return hashed.passages(texts);
  }

  @Override
  public double logitScale(String language) {
    return hashed.logitScale(language);
  }
}
