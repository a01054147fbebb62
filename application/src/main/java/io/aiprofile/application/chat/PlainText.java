package io.aiprofile.application.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a sentence's markers and what remains of its Markdown out of it. */
final class PlainText {
  /** {@code [1]}, {@code [1, 3]}, {@code [1-3]}, {@code 【1】}, {@code [Source 2]}, {@code [^1]}. */
  static final String MARKER =
      "[\\[【]\\s*\\^?(?:(?i:sources?|src|quelle|fuente|स्रोत|来源)\\s*)?#?\\d{1,2}"
          + "(?:\\s*[,;&–-]\\s*\\^?#?\\d{1,2})*\\s*(?:†[^\\]】]{0,40})?[\\]】]";

  private static final Pattern WHOLE_MARKER = Pattern.compile(MARKER);
  private static final Pattern MARKER_IN_TEXT =
      Pattern.compile("\\s*(" + MARKER + ")(?:\\([^()\\s]*\\))?");
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})(?:\\s*[–-]\\s*(\\d{1,2}))?");
  private static final Pattern HALF_MARKER = Pattern.compile("\\s*[\\[【][\\s\\d,;^#–-]*$");
  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\](?:\\([^)]*\\)?)?");
  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*)\\]\\([^)]*\\)?");
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00a0\\u202f]+");
  private static final Pattern SPACE_BEFORE_END = Pattern.compile("\\s+([.,;:!?。！？।]+)$");

  private PlainText() {}

  static boolean isMarker(String text) {
    return WHOLE_MARKER.matcher(text).matches();
  }

  /** The sentence, unless nothing of it can be read. */
  static Optional<Drafted> read(String raw) {
    List<Integer> markers = new ArrayList<>();
    Matcher found = MARKER_IN_TEXT.matcher(IMAGE.matcher(raw).replaceAll(""));
    StringBuilder without = new StringBuilder();
    while (found.find()) {
      addNumbers(found.group(1), markers);
      found.appendReplacement(without, "");
    }
    found.appendTail(without);
    String text = HALF_MARKER.matcher(without).replaceAll("");
    text = LINK.matcher(text).replaceAll("$1");
    text = WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    text = SPACE_BEFORE_END.matcher(text).replaceAll("$1");
    return text.codePoints().anyMatch(Character::isLetterOrDigit)
        ? Optional.of(new Drafted(text, markers))
        : Optional.empty();
  }

  private static void addNumbers(String marker, List<Integer> markers) {
    String numbered = marker.replaceAll("†.*", "");
    Matcher numbers = NUMBERS.matcher(numbered);
    while (numbers.find()) {
      int first = Integer.parseInt(numbers.group(1));
      int last = numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2));
      for (int number = first; number <= last; number++) {
        if (!markers.contains(number)) {
          markers.add(number);
        }
      }
    }
  }
}
