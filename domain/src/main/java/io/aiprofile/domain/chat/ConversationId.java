package io.aiprofile.domain.chat;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Names one conversation: 128 random bits as 32 lower-case hexadecimal digits. */
public record ConversationId(String value) {
  public ConversationId {
    if (!value.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not 32 lower-case hexadecimal digits");
    }
  }

  /** A new one, which nobody can guess when the generator is a secure one. */
  public static ConversationId random(RandomGenerator random) {
    return new ConversationId("%016x%016x".formatted(random.nextLong(), random.nextLong()));
  }

  /** The one that a client names, or empty when it cannot be one. */
  public static Optional<ConversationId> parse(String named) {
    return named.matches("[0-9a-f]{32}")
        ? Optional.of(new ConversationId(named))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
