package io.aiprofile.application.chat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text as names are compared: without case, accents and punctuation. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}]|[.&'’+#-](?=[\\p{L}\\p{N}])|[+#]+(?![\\p{L}\\p{N}]))*");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
  private static final Pattern JOINTS = Pattern.compile("[.&'’-]+");

  /**
   * A word where it stands.
   *
   * @param text as written, without a possessive ending
   */
  record Word(String text, int start, int end) {
    boolean startsUpperCase() {
      return Character.isUpperCase(text.codePointAt(0));
    }
  }

  private Words() {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String plain = POSSESSIVE.matcher(word.group()).replaceAll("");
      words.add(new Word(plain.isEmpty() ? word.group() : plain, word.start(), word.end()));
    }
    return words;
  }

  /** All words, folded, and the parts of those that are joined by hyphens and the like. */
  static Set<String> folded(String text) {
    Set<String> folded = new HashSet<>();
    for (Word word : of(fold(text))) {
      folded.add(joined(word.text()));
      folded.addAll(parts(word.text()));
    }
    return folded;
  }

  /** The parts of a word that is joined by hyphens and the like, folded. */
  static List<String> parts(String word) {
    return split(fold(word));
  }

  /** The parts of a word as written. */
  static List<String> split(String word) {
    return JOINTS.splitAsStream(word).filter(part -> !part.isEmpty()).toList();
  }

  static String joined(String folded) {
    return JOINTS.matcher(folded).replaceAll("");
  }

  static String fold(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String plain = ACCENTS.matcher(decomposed).replaceAll("");
    return Normalizer.normalize(plain, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replace("ł", "l")
        .replace("ø", "o");
  }
}
