package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.DateRanges;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Span;
import java.util.List;

/**
 * A sentence of a chunk as it can stand alone: with the title it was under, where that tells more.
 */
final class Quotation {
  private static final int MAX_TITLE_LENGTH = 90;

  private Quotation() {}

  static String of(Chunk chunk, int sentence) {
    String quoted = chunk.sentence(sentence);
    if (chunk.sentences().get(sentence).title()) {
      return wholeTitle(chunk, sentence);
    }
    String title = chunk.titleOf(sentence);
    boolean tells =
        !title.isEmpty()
            && title.length() <= MAX_TITLE_LENGTH
            && DateRanges.rangeIn(title)
            && !quoted.contains(title);
    return tells ? withSource(quoted, title) : quoted;
  }

  /** Title lines that stand together, such as employer, role and dates, on one line. */
  private static String wholeTitle(Chunk chunk, int sentence) {
    List<Span> spans = chunk.sentences();
    int first = sentence;
    while (first > 0 && spans.get(first - 1).title()) {
      first--;
    }
    int last = sentence;
    while (last + 1 < spans.size() && spans.get(last + 1).title()) {
      last++;
    }
    return String.join(
        ", ", spans.subList(first, last + 1).stream().map(span -> span.of(chunk.text())).toList());
  }

  /** {@code Led a team of nine.} becomes {@code Led a team of nine (Acme, 2019-2022).} */
  private static String withSource(String quoted, String title) {
    int end = quoted.length();
    while (end > 0 && ".!?。！？।".indexOf(quoted.charAt(end - 1)) >= 0) {
      end--;
    }
    return quoted.substring(0, end) + " (" + title + ")" + quoted.substring(end);
  }
}
