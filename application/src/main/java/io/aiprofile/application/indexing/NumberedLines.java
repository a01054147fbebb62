package io.aiprofile.application.indexing;

import io.aiprofile.application.usage.Tokens;
import io.aiprofile.domain.document.Block;
import io.aiprofile.domain.document.DocumentText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A document as lines that a model can point at, one for each block, in windows of a size that one
 * call can take.
 */
final class NumberedLines {
  /**
   * Lines that are read together; the first line of a document is 0.
   *
   * @param context where the lines begin that only lead up to it; {@code first} where none do
   * @param last inclusive
   */
  record Window(int context, int first, int last) {}

  /** What a topic can be told by; the rest of a long paragraph costs without telling more. */
  private static final int LINE_MAX_LENGTH = 240;

  /** With the instructions and a reply of 4,000, a repair still fits in a turn's budget. */
  private static final int WINDOW_MAX_TOKENS = 2_000;

  /** Were each a section of its own, they would still fit in one reply. */
  private static final int WINDOW_MAX_LINES = 150;

  private static final int CONTEXT_LINES = 3;

  private final List<String> lines;

  NumberedLines(DocumentText document) {
    lines =
        IntStream.range(0, document.blocks().size())
            .mapToObj(i -> line(i + 1, document, document.blocks().get(i)))
            .toList();
  }

  int size() {
    return lines.size();
  }

  /** The windows in order; together they hold every line once, context aside. */
  List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    int first = 0;
    long tokens = 0;
    for (int i = 0; i < lines.size(); i++) {
      long more = Tokens.estimate(lines.get(i));
      boolean full = tokens + more > WINDOW_MAX_TOKENS || i - first == WINDOW_MAX_LINES;
      if (full && i > first) {
        windows.add(window(first, i - 1));
        first = i;
        tokens = 0;
      }
      tokens += more;
    }
    windows.add(window(first, lines.size() - 1));
    return windows;
  }

  private static Window window(int first, int last) {
    return new Window(Math.max(0, first - CONTEXT_LINES), first, last);
  }

  /** A window's lines, each as {@code 12| text} with numbers from 1. */
  String text(Window window) {
    return lines.subList(window.context(), window.last() + 1).stream()
        .collect(Collectors.joining("\n"));
  }

  private static String line(int number, DocumentText document, Block block) {
    String mark =
        switch (block.kind()) {
          case HEADING -> "#".repeat(block.level()) + " ";
          case LIST_ITEM -> "- ";
          case PARAGRAPH, TABLE_ROW -> "";
        };
    return number + "| " + mark + onOneLine(document.textOf(block));
  }

  /** So that no text of a document can look like a line of its own. */
  private static String onOneLine(String text) {
    String line = text.replaceAll("[\\s\\p{Z}\\p{C}]+", " ").strip();
    if (line.length() <= LINE_MAX_LENGTH) {
      return line;
    }
    int end =
        Character.isLowSurrogate(line.charAt(LINE_MAX_LENGTH))
            ? LINE_MAX_LENGTH - 1
            : LINE_MAX_LENGTH;
    return line.substring(0, end) + "…";
  }
}
