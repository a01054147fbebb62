package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.TabSeparated;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Kinds of fact that are asked for directly, with the words that ask for them and the look of a
 * line that holds one, in the languages the product offers. A further kind, or a kind in a further
 * language, is an edit of {@code expected-facts.tsv}.
 *
 * @param indispensable whether only a line that looks like this can answer: a telephone number, a
 *     salary
 */
public record ExpectedFact(String name, boolean indispensable, Pattern asked, Pattern looks) {
  private static final List<ExpectedFact> ALL =
      TabSeparated.rows(ExpectedFact.class, "expected-facts.tsv").stream()
          .map(
              row ->
                  new ExpectedFact(
                      row.get(0),
                      row.get(1).equals("must"),
                      Pattern.compile(row.get(2), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                      Pattern.compile(row.get(3), Pattern.UNICODE_CASE)))
          .toList();

  /** The kinds that a question asks for. */
  static Set<ExpectedFact> askedBy(String question) {
    return ALL.stream()
        .filter(fact -> fact.asked.matcher(question).find())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a line holds such a fact. */
  boolean isIn(String line) {
    return looks.matcher(line).find();
  }
}
