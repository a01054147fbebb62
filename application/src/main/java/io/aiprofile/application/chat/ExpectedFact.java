package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.TabSeparated;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Kinds of fact that are asked for directly, with the words that ask for them and the look of a
 * line that holds one, in the languages the product offers. A further kind, or a kind in a further
 * language, is an edit of {@code expected-facts.tsv}.
 *
 * @param weight how much hangs on it
 */
public record ExpectedFact(String name, Weight weight, Pattern asked, Pattern looks)
    implements Predicate<String> {
  /** How a line that holds the fact compares with one that does not. */
  enum Weight {
    /** It is a better answer. */
    MAY,
    /** It is the answer, where there is such a line. */
    FIRST,
    /** Nothing else answers: without a telephone number there is no answer to "phone?". */
    MUST
  }

  /** Asked by the same words as some of the others, which tell more. */
  private static final String LEAST_SPECIFIC = "COUNT";

  private static final List<ExpectedFact> ALL =
      TabSeparated.rows(ExpectedFact.class, "expected-facts.tsv").stream()
          .map(
              row ->
                  new ExpectedFact(
                      row.get(0),
                      Weight.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                      Pattern.compile(row.get(2), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                      Pattern.compile(row.get(3), Pattern.UNICODE_CASE)))
          .toList();

  /** The kinds that a question asks for. */
  static Set<ExpectedFact> askedBy(String question) {
    Set<ExpectedFact> asked =
        ALL.stream()
            .filter(fact -> fact.asked.matcher(question).find())
            .collect(Collectors.toCollection(HashSet::new));
    if (asked.stream().anyMatch(ExpectedFact::isTheAnswer)) {
      asked.removeIf(fact -> fact.name.equals(LEAST_SPECIFIC));
    }
    return asked;
  }

  /** Whether a line that holds it answers alone. */
  boolean isTheAnswer() {
    return weight != Weight.MAY;
  }

  /** Whether a line holds such a fact. */
  @Override
  public boolean test(String line) {
    return looks.matcher(line).find();
  }
}
