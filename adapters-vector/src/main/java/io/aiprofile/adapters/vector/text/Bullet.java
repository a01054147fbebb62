package io.aiprofile.adapters.vector.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that begin a list entry. */
final class Bullet {
  /**
   * Signs that are nothing but bullets, also those that symbol fonts keep in the private use area
   * (Symbol and Wingdings as Word uses them).
   */
  private static final String SIGNS =
      "\u2022\u2023\u2043\u2219\u25AA\u25AB\u25A0\u25A1\u25CF\u25CB\u25E6\u25C6\u25C7\u25B8\u25B9"
          + "\u25BA\u25B6\u27A2\u27A4\u2794\u2192\u21D2\u2713\u2714\u2756\u2666\u00B7\u30FB\u2605"
          + "\u2726\u204C\u204D\u29BF\u2B9A\u25FE\u25FC\u25AE"
          + "\uF0B7\uF0A7\uF0D8\uF0FC\uF0E0\uF076\uF0A8\uF06E\uF02D\uF0D2";

  private static final Pattern SIGN = Pattern.compile("([" + SIGNS + "])\\s*(.*)", Pattern.DOTALL);

  /** Signs that are bullets only before a blank. */
  private static final Pattern DASH =
      Pattern.compile("([-\u2013\u2014\u2010\u2212*+o\u00BB>])\\s+(\\S.*)", Pattern.DOTALL);

  /**
   * {@code 1.}, {@code 12)}, {@code (3)}, {@code [4]}; kept, because a number may be referred to.
   */
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\(?\\d{1,2}[.)]|\\[\\d{1,3}\\])\\s+[^\\s\\d].*", Pattern.DOTALL);

  private Bullet() {}

  /** The entry's text without its sign, or empty when the line begins no entry. */
  static Optional<String> entry(String line) {
    String stripped = line.strip();
    if (stripped.isEmpty() || startsWithWord(stripped)) {
      return Optional.empty();
    }
    if (NUMBER.matcher(stripped).matches()) {
      return Optional.of(stripped);
    }
    for (Pattern pattern : new Pattern[] {SIGN, DASH}) {
      Matcher matcher = pattern.matcher(stripped);
      if (matcher.matches()) {
        return Optional.of(matcher.group(2));
      }
    }
    return Optional.empty();
  }

  /** Most lines do; "o" is the exception that Word makes for its second level. */
  private static boolean startsWithWord(String line) {
    return Character.isLetter(line.codePointAt(0)) && line.charAt(0) != 'o';
  }

  /** Whether this is a lone sign, as PDFs place it apart from its entry. */
  static boolean isSign(String text) {
    String stripped = text.strip();
    return stripped.length() == 1
        && (SIGNS.contains(stripped) || "-\u2013\u2014*o".contains(stripped));
  }

  /** Whether the line opens with a number as in {@code 1.}. */
  static boolean isNumbered(String line) {
    return NUMBER.matcher(line.strip()).matches();
  }
}
