package io.aiprofile.domain.chat;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Names one browser, and through it whoever sits there: 128 random bits as 32 lower-case
 * hexadecimal digits.
 */
public record VisitorId(String value) {
  public VisitorId {
    if (!value.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not 32 lower-case hexadecimal digits");
    }
  }

  /** A new one, which nobody can guess when the generator is a secure one. */
  public static VisitorId random(RandomGenerator random) {
    return new VisitorId("%016x%016x".formatted(random.nextLong(), random.nextLong()));
  }

  /** The one that a client names, or empty when it cannot be one. */
  public static Optional<VisitorId> parse(String named) {
    return named.matches("[0-9a-f]{32}") ? Optional.of(new VisitorId(named)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
