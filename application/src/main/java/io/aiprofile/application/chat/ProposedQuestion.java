package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.domain.chat.Question;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a language model proposed to be asked, as far as it may stand on a page: one short question
 * in plain words, about nothing private, that claims no figures of its own.
 */
final class ProposedQuestion {
  private static final int MAX_LENGTH = 120;
  private static final int MIN_LENGTH = 8;

  /** Letters of any script, figures, and the signs that stand in a sentence or in a name. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}\\p{Sc} \\u200c\\u200d.,;:'’‘“”\"()/&%+#!?¿？，、؟–-]+[?？؟]");

  /** Addresses of any kind; a name such as ASP.NET is none. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)//|www\\.|\\.(?:com|org|io|in|dev)\\b");

  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,]\\p{Nd}+)*");

  /** Kinds of fact that are nobody's business before the owner brings them up. */
  private static final Set<String> PRIVATE =
      Set.of(
          "PHONE",
          "EMAIL",
          "SALARY",
          "AGE",
          "SPOUSE",
          "CHILDREN",
          "NATIONALITY",
          "BELIEF",
          "HEALTH",
          "OFF_TOPIC");

  private ProposedQuestion() {}

  /** The question, or nothing where it cannot be shown. */
  static Optional<Question> of(String proposed, ProfileIndex index) {
    if (proposed.length() > Question.MAX_LENGTH || Question.refusal(proposed).isPresent()) {
      return Optional.empty();
    }
    Question question = Question.of(proposed);
    String text = question.text();
    boolean shown =
        text.length() >= MIN_LENGTH
            && text.length() <= MAX_LENGTH
            && PLAIN.matcher(text).matches()
            && !ADDRESS.matcher(text).find()
            && !isPrivate(text)
            && NUMBER.matcher(text).results().allMatch(number -> index.mentions(number.group()));
    return shown ? Optional.of(question) : Optional.empty();
  }

  /** What two spellings of one question have in common. */
  static String key(Question question) {
    return question.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
  }

  private static boolean isPrivate(String text) {
    return ExpectedFact.askedBy(text).stream().anyMatch(fact -> PRIVATE.contains(fact.name()));
  }
}
