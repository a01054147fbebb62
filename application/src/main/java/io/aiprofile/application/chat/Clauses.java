package io.aiprofile.application.chat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a sentence goes over from one thing to another. */
final class Clauses {
  private static final Pattern END =
      Pattern.compile(
          "[,;:—–；，。]\\s?(?!\\d{3})"
              + "|\\s(?:and|while|whereas|but|und|während|et|y|mientras|और|जबकि)\\s(?!\\d)");

  private static final Pattern REST_END =
      Pattern.compile("[,;。，；]\\s?(?!\\d{3})|\\s(?:and|but|und|aber|et|mais|y|pero|और)\\s");

  private static final Pattern STATEMENT_END = Pattern.compile("[;；]\\s?");

  private static final Pattern SEGMENT_END =
      Pattern.compile(
          "(?:[,;:；，、](?:\\s|(?=\\p{IsHan}))|\\s(?:and|und|et|y|और)\\s(?!\\d)|\\s—\\s)(?![^()]{0,60}\\))");

  /** A row of a table is about one thing, whatever stands between its cells. */
  private static final Pattern ROW = Pattern.compile("(?s)(?:[^:;]{1,40}: [^;]*(?:; |$)){2,}");

  private Clauses() {}

  /** The clause around a place in the text. */
  static String around(String text, int start, int end) {
    int from = 0;
    int to = text.length();
    Matcher ends = END.matcher(text);
    while (ends.find()) {
      if (ends.end() <= start) {
        from = ends.end();
      } else if (ends.start() >= end) {
        to = ends.start();
        break;
      }
    }
    return text.substring(from, to);
  }

  static boolean same(String text, int one, int other) {
    return !END.matcher(text.substring(Math.min(one, other), Math.max(one, other))).find();
  }

  /** From a place to the end of its clause. */
  static String rest(String text, int from) {
    Matcher end = REST_END.matcher(text).region(from, text.length());
    return text.substring(from, end.find() ? end.start() : text.length());
  }

  /**
   * The parts of a source's line that may be about different things: cut first where a statement
   * ends, then at commas and the like. A line that is not cut has no parts.
   */
  static List<List<String>> segments(String line) {
    if (ROW.matcher(line).matches()) {
      return List.of();
    }
    return Stream.of(STATEMENT_END, SEGMENT_END)
        .map(end -> end.splitAsStream(line).filter(part -> !part.isBlank()).toList())
        .filter(parts -> parts.size() > 1)
        .toList();
  }
}
