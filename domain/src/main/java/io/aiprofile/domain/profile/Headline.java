package io.aiprofile.domain.profile;

import java.util.Optional;

/**
 * What a person says of themselves below their name: one line of at most 120 characters, or empty.
 */
public record Headline(String value) {
  public static final int MAX_LENGTH = 120;
  public static final Headline NONE = new Headline("");

  public Headline {
    if (value.length() > MAX_LENGTH || !value.equals(OneLine.tidy(value))) {
      throw new IllegalArgumentException("A headline is one line of at most 120 characters.");
    }
  }

  /** The headline a person typed, tidied; empty when it is too long. */
  public static Optional<Headline> parse(String typed) {
    String tidy = OneLine.tidy(typed);
    return tidy.length() <= MAX_LENGTH ? Optional.of(new Headline(tidy)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
