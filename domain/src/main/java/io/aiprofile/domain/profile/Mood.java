package io.aiprofile.domain.profile;

import java.util.Optional;

/** How a page should feel, in an owner's words: one line of 1 to 200 characters. */
public record Mood(String text) {
  public static final int MAX_LENGTH = 200;

  public Mood {
    if (!text.equals(OneLine.tidy(text)) || refusal(text).isPresent()) {
      throw new IllegalArgumentException("A mood is one line of 1 to 200 characters with letters.");
    }
  }

  /** Why the text is no mood, as one sentence for the owner; empty when it is one. */
  public static Optional<String> refusal(String typed) {
    String tidy = OneLine.tidy(typed);
    if (tidy.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of("Describe the mood in a few words, such as “calm forest morning”.");
    }
    return tidy.length() <= MAX_LENGTH
        ? Optional.empty()
        : Optional.of(
            "The mood has %d characters; shorten it to at most %d."
                .formatted(tidy.length(), MAX_LENGTH));
  }

  /** The mood that was typed, on one line; only where there is no {@link #refusal}. */
  public static Mood of(String typed) {
    return new Mood(OneLine.tidy(typed));
  }

  @Override
  public String toString() {
    return text;
  }
}
