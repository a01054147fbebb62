package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Words.Word;
import io.aiprofile.application.indexing.TabSeparated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text says that something is so or not, and more or less of it. */
final class Polarity {
  private static final Set<String> NEGATIONS = new HashSet<>();
  private static final List<Opposites> OPPOSITES = new ArrayList<>();

  /** Negations of several words, or within words. */
  private static final Pattern PHRASES =
      Pattern.compile("(?iu)\\bno longer\\b|(?:没有|没(?!有)|不(?![同仅断错但少过管])|未|从不|并非|无(?!障碍|线|锡))");

  /** Denials that a source may make where the sentence has a plain negation. */
  private static final Pattern WEAK =
      Pattern.compile(
          "(?iu)\\b(?:rather than|instead of|statt|anstatt|en lugar de|en vez de|au lieu de"
              + "|few|hardly|rarely|seldom|lapsed|expired|failed|refused|stopped|less than)\\b"
              + "|\\b(?:un(?!ter|d|i(?!n)|s)|non-?)(?=\\p{L}{5})|(?<=\\p{L}{3})less\\b");

  /** These look like a negation and are none. */
  private static final Pattern NO_NEGATION =
      Pattern.compile(
          "(?iu)\\b(?:not only|nicht nur|non seulement|no solo|no sólo|no\\. ?\\d+|not just)\\b");

  /** How many rows of {@code opposites.tsv}, from the first, set growth against decline. */
  private static final int DIRECTIONS = 6;

  /** Words that are each other's opposite. */
  private record Opposites(Set<String> some, Set<String> others) {}

  static {
    TabSeparated.rows(Polarity.class, "negations.tsv")
        .forEach(row -> NEGATIONS.addAll(words(row.getFirst())));
    TabSeparated.rows(Polarity.class, "opposites.tsv")
        .forEach(row -> OPPOSITES.add(new Opposites(words(row.get(0)), words(row.get(1)))));
  }

  private Polarity() {}

  private static Set<String> words(String list) {
    return Set.copyOf(Arrays.asList(list.split(",", -1)));
  }

  /** Where negations end in the text, ascending. */
  static List<Integer> negations(String text) {
    return plain(text);
  }

  /** Like {@link #negations}, with contrasts, negating prefixes and the like. */
  static List<Integer> denials(String text) {
    List<Integer> ends = plain(text);
    Matcher weak = WEAK.matcher(text);
    while (weak.find()) {
      ends.add(weak.end());
    }
    Collections.sort(ends);
    return ends;
  }

  private static List<Integer> plain(String text) {
    String affirmed =
        NO_NEGATION
            .matcher(text.replace('’', '\''))
            .replaceAll(found -> " ".repeat(found.end() - found.start()));
    List<Integer> ends = new ArrayList<>();
    for (Word word : Words.of(affirmed)) {
      if (NEGATIONS.contains(word.text().toLowerCase(Locale.ROOT))) {
        ends.add(word.end());
      }
    }
    Matcher phrase = PHRASES.matcher(affirmed);
    while (phrase.find()) {
      ends.add(phrase.end());
    }
    Collections.sort(ends);
    return ends;
  }

  /** Whether the text says that something grew, and not that it shrank. */
  static boolean saysRise(String text) {
    return saysOnly(text, true);
  }

  static boolean saysFall(String text) {
    return saysOnly(text, false);
  }

  private static boolean saysOnly(String text, boolean rise) {
    Set<String> words = lowerCase(text);
    boolean rises = false;
    boolean falls = false;
    for (Opposites pair : OPPOSITES.subList(0, DIRECTIONS)) {
      rises |= has(words, text, pair.some());
      falls |= has(words, text, pair.others());
    }
    return rise ? (rises && !falls) : (falls && !rises);
  }

  /** Whether one says more where the other says less, and the like. */
  static boolean isOpposed(String sentence, String source) {
    Set<String> said = lowerCase(sentence);
    Set<String> there = lowerCase(source);
    return OPPOSITES.stream()
        .anyMatch(
            pair ->
                isOpposed(said, there, sentence, source, pair.some(), pair.others())
                    || isOpposed(said, there, sentence, source, pair.others(), pair.some()));
  }

  private static boolean isOpposed(
      Set<String> said,
      Set<String> there,
      String sentence,
      String source,
      Set<String> some,
      Set<String> others) {
    return has(said, sentence, some)
        && !has(said, sentence, others)
        && has(there, source, others)
        && !has(there, source, some);
  }

  private static boolean has(Set<String> words, String text, Set<String> any) {
    return any.stream()
        .anyMatch(
            word ->
                (Character.isIdeographic(word.codePointAt(0)) || word.indexOf(' ') > 0)
                    ? text.contains(word)
                    : words.contains(word));
  }

  private static Set<String> lowerCase(String text) {
    Set<String> words = new HashSet<>();
    Words.of(text).forEach(word -> words.add(word.text().toLowerCase(Locale.ROOT)));
    return words;
  }
}
