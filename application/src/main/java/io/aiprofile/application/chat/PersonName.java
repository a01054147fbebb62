package io.aiprofile.application.chat;

import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.DisplayName;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The professional's own name in a question. Every document is about them, so the name tells
 * nothing about where the answer is, and would only find title pages and signatures.
 */
final class PersonName {
  private static final int MIN_LENGTH = 3;

  private PersonName() {}

  /** The question without the name or parts of it, as spelt there; itself where nothing remains. */
  static Question removedFrom(Question question, DisplayName name) {
    String parts =
        Arrays.stream(name.value().split(" "))
            .filter(part -> part.length() >= MIN_LENGTH)
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    if (parts.isEmpty()) {
      return question;
    }
    String without =
        question
            .text()
            .replaceAll("(?<![\\p{L}\\p{M}])(?:" + parts + ")(?:['’]s?)?(?![\\p{L}\\p{M}])", " ");
    boolean asksSomething = without.codePoints().filter(Character::isLetter).count() >= MIN_LENGTH;
    return asksSomething ? Question.of(without) : question;
  }
}
