package io.aiprofile.application.memory;

import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.application.port.vector.EmbeddingsContract;

class HashedEmbeddingsTest implements EmbeddingsContract {
  private final Embeddings embeddings = new HashedEmbeddings();

  @Override
  public Embeddings embeddings() {
    return embeddings;
  }
}
