package io.aiprofile.adapters.vector.text;

import java.util.regex.Pattern;

/** What a line looks like, whatever document it stands in. */
final class LineShape {
  /** Headings are short; a longer line in capitals is someone shouting. */
  private static final int LONGEST_HEADING = 70;

  /** Where size or weight say that it is a heading, it may be longer. */
  private static final int LONGEST_MARKED_HEADING = 110;

  /** A line alone that has more words than this is a sentence without its full stop. */
  private static final int MOST_TITLE_WORDS = 6;

  private static final int LONGEST_UNCASED_TITLE = 24;

  private static final int LONGEST_CAPTION = 40;

  private static final int LONGEST_DATE = 40;

  /** Shorter lines are entries of a list of contacts rather than running text. */
  private static final int LONG_LINE = 40;

  /** Of European, Chinese, Hindi and Arabic sentences and clauses. */
  private static final String CLOSING =
      ".!?;,:\u3002\uFF01\uFF1F\uFF1B\uFF0C\uFF1A\u0964\u0965\u061F\u060C\u061B";

  private static final Pattern LABELLED =
      Pattern.compile("[\\p{L}&&[^\\p{Ll}]][\\p{L}\\p{M}\\p{N} /&.()'-]{0,28}[:\uFF1A]\\s*\\S.*");

  private static final Pattern WORD_BREAK = Pattern.compile(" ");

  private static final Pattern ADDRESS =
      Pattern.compile(
          ".*(@|://|www\\.|\\b[a-z0-9-]+\\.(com|org|net|io|dev|edu|in|de|me)(/|\\b)).*");

  private static final Pattern SMALL_WORD =
      Pattern.compile(
          "(?i)(a|an|and|as|at|by|de|del|der|des|du|e|en|et|for|from|in|la|of|on|or|the"
              + "|to|und|van|von|with|y|&|/|-|\u2013|\u2014|\\|)");

  private static final Pattern PHONE = Pattern.compile("\\+?\\d(?:[ ()./-]{0,2}\\d){6,14}");

  /** Signs and words after which a line must go on. */
  private static final Pattern OPEN_END =
      Pattern.compile(
          "(?s).*([,&/(\u2013\u2014]|\\b(and|or|the|a|an|of|for|to|in|on|with|by|at|from|und|et))$");

  private LineShape() {}

  /** Capitals only, as sections of résumés are often titled. */
  static boolean isCapitals(String line) {
    if (line.length() > LONGEST_HEADING || endsSentence(line) || isAddress(line)) {
      return false;
    }
    int upper = 0;
    int lower = 0;
    for (int i = 0; i < line.length(); i++) {
      upper += Character.isUpperCase(line.charAt(i)) ? 1 : 0;
      lower += Character.isLowerCase(line.charAt(i)) ? 1 : 0;
    }
    return upper >= 3 && lower == 0 && upper * 2 > line.length();
  }

  /** Words that all begin with a capital, as {@code Work Experience}. */
  static boolean isTitle(String line) {
    if (line.length() > LONGEST_HEADING
        || endsSentence(line)
        || isAddress(line)
        || hasNumber(line)) {
      return false;
    }
    String[] words = WORD_BREAK.split(line, -1);
    if (words.length > MOST_TITLE_WORDS) {
      return false;
    }
    boolean cased = false;
    for (String word : words) {
      int first = word.codePointAt(0);
      if (Character.isLowerCase(first) && !SMALL_WORD.matcher(word).matches() && cased) {
        // Sentence case ("Work experience") is a title only when it is very short.
        return words.length <= 3;
      }
      cased |= Character.isUpperCase(first) || Character.isTitleCase(first);
      if (!cased) {
        return false;
      }
    }
    return cased;
  }

  /** A few words that begin with a capital and end openly, as {@code What went wrong}. */
  static boolean isCaption(String line) {
    return line.length() <= LONGEST_CAPTION
        && WORD_BREAK.split(line, -1).length <= MOST_TITLE_WORDS
        && !endsSentence(line)
        && !isAddress(line)
        && !hasNumber(line)
        && Character.isLetter(line.codePointAt(0))
        && !Character.isLowerCase(line.codePointAt(0));
  }

  /** A short line of a script without capitals: Chinese, Devanagari, Arabic, Hebrew, Thai. */
  static boolean isUncasedTitle(String line) {
    return line.codePointCount(0, line.length()) <= LONGEST_UNCASED_TITLE
        && WORD_BREAK.split(line, -1).length <= MOST_TITLE_WORDS
        && !endsSentence(line)
        && !hasNumber(line)
        && line.codePoints().anyMatch(Character::isLetter)
        && line.codePoints().filter(Character::isLetter).noneMatch(LineShape::isCased);
  }

  static boolean endsSentence(String line) {
    return !line.isEmpty() && CLOSING.indexOf(line.charAt(line.length() - 1)) >= 0;
  }

  /** Ends as a sentence does, not merely with a comma or colon. */
  static boolean endsStatement(String line) {
    return endsSentence(line)
        && ",;:\uFF0C\uFF1B\uFF1A\u060C".indexOf(line.charAt(line.length() - 1)) < 0;
  }

  /** {@code Phone: 123}: says one thing, and the next line says another. */
  static boolean isLabelled(String line) {
    return LABELLED.matcher(line).matches();
  }

  static boolean isAddress(String line) {
    return ADDRESS.matcher(line).matches();
  }

  /** Four digits or more: a year, a telephone number, an amount. */
  static boolean hasNumber(String line) {
    return line.codePoints().filter(Character::isDigit).limit(4).count() == 4;
  }

  /** A short line with a year in it: when something was. */
  static boolean isDate(String line) {
    return line.length() <= LONGEST_DATE && hasNumber(line) && !isAddress(line);
  }

  /** Seven digits or more with nothing but telephone punctuation between them. */
  static boolean isPhone(String line) {
    return PHONE.matcher(line).find();
  }

  /** Whether two short lines are entries of a list of contacts, each for itself. */
  static boolean standsAlone(String first, String second) {
    if (LineJoiner.splitsAddress(first, second)) {
      return false;
    }
    String[] words = WORD_BREAK.split(second, 2);
    boolean onlyAddress = words.length == 1 && isAddress(second) && !leavesOpen(first);
    boolean shortPair = first.length() < LONG_LINE && (isAddress(words[0]) || isPhone(first));
    return onlyAddress || shortPair;
  }

  /** Whether the words themselves say that the second line continues the first. */
  static boolean readsOn(String first, String second) {
    return LineJoiner.isCutWord(first, second)
        || leavesOpen(first)
        || (!endsSentence(first) && Character.isLowerCase(second.codePointAt(0)));
  }

  /** Ends with a sign or word after which something must follow. */
  private static boolean leavesOpen(String line) {
    return OPEN_END.matcher(line).matches();
  }

  /** {@code 【Work】}: brackets that serve as a heading's frame. */
  static boolean isFramed(String line) {
    return isShortForHeading(line)
        && line.startsWith("\u3010")
        && line.indexOf('\u3011') == line.length() - 1;
  }

  static boolean isShortForHeading(String line) {
    return line.length() <= LONGEST_MARKED_HEADING;
  }

  private static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }
}
