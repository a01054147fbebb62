package io.aiprofile.domain.chat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** What a visitor asks: 1 to 2,000 characters after tidying, with at least one letter or digit. */
public record Question(String text) {
  public static final int MAX_LENGTH = 2_000;

  public Question {
    if (refusal(text).isPresent()) {
      throw new IllegalArgumentException(refusal(text).get());
    }
  }

  /** Why the text cannot be asked, as one sentence for the visitor; empty when it can. */
  public static Optional<String> refusal(String typed) {
    String tidy = tidy(typed);
    if (tidy.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of("The question is empty: type what you would like to know.");
    }
    return tidy.length() <= MAX_LENGTH
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The question has %,d characters; shorten it to at most %,d.",
                tidy.length(),
                MAX_LENGTH));
  }

  /** The question as typed, without control characters and surplus white space. */
  public static Question of(String typed) {
    return new Question(tidy(typed));
  }

  private static String tidy(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFC)
        .replaceAll("[\\p{Cc}&&[^\\s]]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
