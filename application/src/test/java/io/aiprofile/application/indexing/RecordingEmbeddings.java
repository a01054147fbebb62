package io.aiprofile.application.indexing;

import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Embedding;
import java.util.ArrayList;
import java.util.List;

/** Notes every text that it is given, and fails when told to. */
final class RecordingEmbeddings implements Embeddings {
  private final Embeddings hashed = new HashedEmbeddings();
  private final List<String> texts = new ArrayList<>();
  private String model = "recording-1";
  private String poison = "\u0000";

  /** The texts since the last call of this method. */
  List<String> drain() {
    List<String> drained = List.copyOf(texts);
    texts.clear();
    return drained;
  }

  void becomes(String otherModel) {
    model = otherModel;
  }

  void failsOn(String words) {
    poison = words;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public int dimensions() {
    return hashed.dimensions();
  }

  @Override
  public List<Embedding> questions(List<String> asked) {
    return passages(asked);
  }

  @Override
  public List<Embedding> passages(List<String> given) {
    if (given.stream().anyMatch(text -> text.contains(poison))) {
      throw new IllegalStateException("The model broke down");
    }
    texts.addAll(given);
    return hashed.passages(given);
  }

  @Override
  public double logitScale(String language) {
    return hashed.logitScale(language);
  }
}
