package io.aiprofile.adapters.vector.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts the lines of one paragraph together again. */
final class LineJoiner {
  /** A word that was cut: a letter, a hyphen at the line's end. */
  private static final Pattern CUT = Pattern.compile(".*\\p{L}[-\u00AD\u2010]$", Pattern.DOTALL);

  private static final Pattern LAST_WORD =
      Pattern.compile(".*?([\\p{L}\\p{M}]+).$", Pattern.DOTALL);

  /** First parts of compounds that keep their hyphen, as résumés use them. */
  private static final Set<String> FIRST_PARTS =
      Set.of(
          "all",
          "anti",
          "back",
          "best",
          "bi",
          "built",
          "client",
          "co",
          "cost",
          "cross",
          "cutting",
          "data",
          "day",
          "decision",
          "e",
          "end",
          "event",
          "ex",
          "fast",
          "front",
          "full",
          "half",
          "hands",
          "hard",
          "high",
          "in",
          "inter",
          "large",
          "long",
          "low",
          "market",
          "mid",
          "multi",
          "near",
          "non",
          "object",
          "off",
          "on",
          "one",
          "open",
          "out",
          "part",
          "peer",
          "point",
          "post",
          "pre",
          "problem",
          "real",
          "role",
          "self",
          "semi",
          "server",
          "service",
          "short",
          "single",
          "six",
          "small",
          "so",
          "state",
          "sub",
          "team",
          "test",
          "third",
          "three",
          "time",
          "to",
          "top",
          "two",
          "up",
          "user",
          "vice",
          "well",
          "work",
          "world",
          "year",
          "zero");

  /** Second parts of compounds that keep their hyphen. */
  private static final Pattern SECOND_PART =
      Pattern.compile(
          "(based|driven|led|level|time|term|side|end|wide|scale|of|to|the|in|on|up|first|speed"
              + "|quality|performance|functional|source|party|facing|related|specific|oriented"
              + "|aware|ready|free|friendly|founder|founded|author|authored|year|month|day|week"
              + "|long|person|making|solving|building|effective|efficient)\\b.*",
          Pattern.DOTALL);

  /** Longer than any word. */
  private static final int LOOK_BACK = 80;

  /** The first of the CJK blocks. */
  private static final int FIRST_UNSPACED = 0x2E80;

  private LineJoiner() {}

  /** Adds a line to a block, the hyphen of a word cut at its end undone. */
  static void append(StringBuilder block, String line) {
    if (block.isEmpty() || line.isEmpty()) {
      block.append(line);
      return;
    }
    // Only the end matters; looking at all of a growing block would cost its square.
    String end = block.substring(Math.max(0, block.length() - LOOK_BACK));
    if (isCutWord(end, line)) {
      block.setLength(block.length() - 1);
      block.append(keepsHyphen(end, line) ? "-" : "");
    } else if (needsBlank(end, line)) {
      block.append(' ');
    }
    block.append(line);
  }

  /** The two lines as one. */
  static String join(String first, String second) {
    StringBuilder joined = new StringBuilder(first);
    append(joined, second);
    return joined.toString();
  }

  /** Whether the first line ends within a word that the second line goes on with. */
  static boolean isCutWord(String first, String second) {
    return CUT.matcher(first).matches() && Character.isLowerCase(second.codePointAt(0));
  }

  private static boolean keepsHyphen(String first, String second) {
    if (first.endsWith("\u00AD")) {
      return false;
    }
    if (LineShape.isAddress(lastToken(first))) {
      return true;
    }
    var matcher = LAST_WORD.matcher(first);
    String before = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    boolean compoundBefore =
        before.length() < first.length() - 1
            && first.charAt(first.length() - before.length() - 2) == '-';
    return compoundBefore || FIRST_PARTS.contains(before) || SECOND_PART.matcher(second).matches();
  }

  /** Chinese and Japanese do without blanks; a broken address or dash goes on directly. */
  private static boolean needsBlank(String first, String second) {
    int last = first.codePointBefore(first.length());
    int next = second.codePointAt(0);
    if (isUnspaced(last) || isUnspaced(next) || splitsAddress(first, second)) {
      return false;
    }
    boolean wordDash = last == '-' && first.length() > 1 && first.charAt(first.length() - 2) != ' ';
    return !wordDash;
  }

  /** Whether an e-mail or web address was broken between the two lines. */
  static boolean splitsAddress(String first, String second) {
    return second.startsWith("@") || (first.endsWith("/") && LineShape.isAddress(lastToken(first)));
  }

  private static String lastToken(String text) {
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  static boolean isUnspaced(int c) {
    if (c < FIRST_UNSPACED) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || (c >= 0x3000 && c <= 0x303F)
        || (c >= 0xFF00 && c <= 0xFFEF);
  }
}
