package io.aiprofile.application.memory;

import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Embedding;
import java.util.List;
import java.util.Locale;

/**
 * A bag of hashed words and character trigrams in 64 dimensions: texts are alike as far as they
 * share spelling. A question and a passage of the same words have the same place. Immutable and
 * thread-safe.
 */
public final class HashedEmbeddings implements Embeddings {
  private static final int DIMENSIONS = 64;

  /** A whole word in common tells more than a few letters. */
  private static final float WORD_WEIGHT = 2;

  /** Neither reads more than some thousand words. */
  private static final int READ_AT_MOST = 20_000;

  @Override
  public String model() {
    return "hashed-words-1";
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public List<Embedding> questions(List<String> texts) {
    return texts.stream().map(HashedEmbeddings::embed).toList();
  }

  @Override
  public List<Embedding> passages(List<String> texts) {
    return questions(texts);
  }

  @Override
  public double logitScale(String language) {
    return 20;
  }

  private static Embedding embed(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("Blank text has no meaning to embed");
    }
    float[] vector = new float[DIMENSIONS];
    String read = text.substring(0, Math.min(text.length(), READ_AT_MOST));
    for (String word : read.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        addWord(vector, word);
      }
    }
    if (isZero(vector)) {
      add(vector, read, 1);
    }
    return Embedding.of(vector);
  }

  private static void addWord(float[] vector, String word) {
    add(vector, word, WORD_WEIGHT);
    String edged = "^" + word + "$";
    for (int i = 0; i + 3 <= edged.length(); i++) {
      add(vector, edged.substring(i, i + 3), 1);
    }
  }

  /** Half of the features count against their dimension, so that unrelated texts are at 0. */
  private static void add(float[] vector, String feature, float weight) {
    int hash = spread(feature.hashCode());
    vector[Math.floorMod(hash, DIMENSIONS)] += hash < 0 ? -weight : weight;
  }

  /** The finalizer of MurmurHash3: hash codes of short strings differ in their low bits only. */
  private static int spread(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }

  private static boolean isZero(float[] vector) {
    for (float component : vector) {
      if (component != 0) {
        return false;
      }
    }
    return true;
  }
}
