package io.aiprofile.domain.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
  void theCosineIsThatOfTheAngle() {
    Embedding east = Embedding.of(new float[] {2, 0});

    assertThat(east.cosine(Embedding.of(new float[] {5, 0}))).isCloseTo(1, within(1e-6f));
    assertThat(east.cosine(Embedding.of(new float[] {0, 3}))).isCloseTo(0, within(1e-6f));
    assertThat(east.cosine(Embedding.of(new float[] {-1, 0}))).isCloseTo(-1, within(1e-6f));
    assertThat(east.cosine(Embedding.of(new float[] {1, 1})))
        .isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
  }

  @Test
  void whatHasNoDirectionIsNoEmbedding() {
    for (float[] vector :
        List.of(
            new float[0],
            new float[3],
            new float[] {1, Float.NaN},
            new float[] {Float.NEGATIVE_INFINITY, 1})) {
      assertThatIllegalArgumentException().isThrownBy(() -> Embedding.of(vector));
    }
  }

  @Test
  void veryShortAndVeryLongVectorsHaveADirection() {
    Embedding tiny = Embedding.of(new float[] {Float.MIN_VALUE, 0});
    Embedding huge = Embedding.of(new float[] {Float.MAX_VALUE, Float.MAX_VALUE});

    assertThat(tiny.toArray()).containsExactly(1, 0);
    assertThat(huge.cosine(tiny)).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
  }

  @Test
  void embeddingsOfDifferentModelsCannotBeCompared() {
    Embedding two = Embedding.of(new float[] {1, 0});
    Embedding three = Embedding.of(new float[] {1, 0, 0});

    assertThatIllegalArgumentException().isThrownBy(() -> two.cosine(three));
    assertThat(three.dimensions()).isEqualTo(3);
    assertThat(two).isNotEqualTo(three);
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
