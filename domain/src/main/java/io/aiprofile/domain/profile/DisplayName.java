package io.aiprofile.domain.profile;

import java.util.Optional;

/** A person's name as shown: 1 to 80 characters of any script, one line, no control characters. */
public record DisplayName(String value) {
  public static final int MAX_LENGTH = 80;

  public DisplayName {
    if (value.isEmpty() || value.length() > MAX_LENGTH || !value.equals(OneLine.tidy(value))) {
      throw new IllegalArgumentException("A name is one line of 1 to 80 characters.");
    }
  }

  /** The name a person typed, tidied; empty when blank, too long or without any letter. */
  public static Optional<DisplayName> parse(String typed) {
    String tidy = OneLine.tidy(typed);
    boolean named = tidy.codePoints().anyMatch(Character::isLetter) && tidy.length() <= MAX_LENGTH;
    return named ? Optional.of(new DisplayName(tidy)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
