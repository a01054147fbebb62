package io.aiprofile.domain.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

  @Test
  void whatAnEmbeddingGaveMakesTheSameEmbeddingBitForBit() {
    Random random = new Random(7);
    for (int round = 0; round < 10_000; round++) {
      Embedding embedding = Embedding.of(vector(random, 2 + random.nextInt(16)));
      assertThat(Embedding.ofUnit(embedding.toArray())).isEqualTo(embedding);
    }
  }

  @Test
  void aVectorIsScaledToUnitLength() {
    Embedding embedding = Embedding.of(new float[] {3, 0, -4});

    assertThat(embedding.toArray()).containsExactly(0.6f, 0, -0.8f);
    assertThat(embedding.cosine(embedding)).isCloseTo(1, within(1e-6f));
  }

  @Test
  void aVectorOfAnotherLengthIsNotTakenAsItIs() {
    for (float length : new float[] {0, 0.99f, 1.01f, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Embedding.ofUnit(new float[] {length, 0}));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Embedding.ofUnit(new float[0]));
  }

  @Test
  void laterChangesToTheArraysDoNotReachTheEmbedding() {
    float[] given = {1, 0};
    Embedding embedding = Embedding.ofUnit(given);

    given[0] = 9;
    embedding.toArray()[1] = 9;

    assertThat(embedding.toArray()).containsExactly(1, 0);
  }

  private static float[] vector(Random random, int dimensions) {
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
