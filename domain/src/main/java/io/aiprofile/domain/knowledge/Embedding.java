package io.aiprofile.domain.knowledge;

import java.util.Arrays;

/** A text's place in a model's space: a vector of unit length. Immutable. */
public final class Embedding {
  /** Far above what rounding to float leaves, far below any vector that was never scaled. */
  private static final double MAX_LENGTH_ERROR = 1e-3;

  private final float[] components;

  private Embedding(float[] components) {
    this.components = components;
  }

  /**
   * The vector scaled to unit length.
   *
   * @throws IllegalArgumentException when it is empty, zero or not finite
   */
  public static Embedding of(float[] vector) {
    double length = length(vector);
    if (!(length > 0 && Double.isFinite(length))) {
      throw new IllegalArgumentException("An embedding has a direction");
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return new Embedding(unit);
  }

  /**
   * The vector as it is: what {@link #toArray} gave comes back bit for bit, which scaling again
   * would not promise.
   *
   * @throws IllegalArgumentException when its length is not 1 to within 0.001
   */
  public static Embedding ofUnit(float[] vector) {
    if (!(Math.abs(length(vector) - 1) <= MAX_LENGTH_ERROR)) {
      throw new IllegalArgumentException("An embedding has unit length");
    }
    return new Embedding(vector.clone());
  }

  public int dimensions() {
    return components.length;
  }

  /**
   * The cosine of the angle between the two, -1 to 1.
   *
   * @param other of the same model
   */
  public float cosine(Embedding other) {
    float[] theirs = other.components;
    if (theirs.length != components.length) {
      throw new IllegalArgumentException("Embeddings of different models cannot be compared");
    }
    float sum = 0;
    for (int i = 0; i < components.length; i++) {
      sum += components[i] * theirs[i];
    }
    return sum;
  }

  public float[] toArray() {
    return components.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return "Embedding[" + components.length + "]";
  }

  private static double length(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    return Math.sqrt(squares);
  }
}
