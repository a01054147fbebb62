package io.aiprofile.adapters.vector.text;

import java.util.List;

/**
 * Whether a program broke a line for want of room or the author did. A program breaks where the
 * next word no longer fits; so a line was cut when its successor's first word would not have
 * fitted, and ended otherwise.
 */
final class HardWrap {
  /** Narrower text is a list of short lines, broken by its author. */
  private static final int NARROWEST = 45;

  /** Beyond it nobody wraps: each line is a paragraph. */
  private static final int WIDEST = 132;

  /** Lines that overflow (addresses, tables) do not say where the margin is. */
  private static final double OVERFLOWING = 0.03;

  /** A line of at least this length that breaks within a sentence was cut. */
  private static final int LONG_LINE = 40;

  private static final double OFTEN = 0.3;

  /** 0 when no program wrapped the lines. */
  private final int width;

  private HardWrap(int width) {
    this.width = width;
  }

  static HardWrap of(List<String> lines) {
    int[] lengths =
        lines.stream()
            .filter(line -> !line.isEmpty())
            .mapToInt(HardWrap::columns)
            .sorted()
            .toArray();
    if (lengths.length == 0) {
      return new HardWrap(0);
    }
    int width = lengths[(int) Math.ceil((lengths.length - 1) * (1 - OVERFLOWING))];
    boolean plausible = width >= NARROWEST && width <= WIDEST;
    return new HardWrap(plausible && isWrappedAt(width, lines) ? width : 0);
  }

  /** Where a program wraps, lines with a successor are full; lists of short lines dilute that. */
  private static boolean isWrappedAt(int width, List<String> lines) {
    int followed = 0;
    int full = 0;
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i - 1);
      String next = lines.get(i);
      boolean pair = !next.isEmpty() && Bullet.entry(next).isEmpty();
      if (pair && columns(line) > width / 2) {
        followed++;
        full += columns(line) + 1 + firstWordColumns(next) > width ? 1 : 0;
      }
    }
    // The longest line is always full; one alone proves nothing.
    return (full > 1 || full == followed) && full >= OFTEN * followed;
  }

  boolean wasCut(String line, String next) {
    if (LineJoiner.isCutWord(line, next) || LineJoiner.splitsAddress(line, next)) {
      return true;
    }
    if (LineShape.isLabelled(next) || LineShape.standsAlone(line, next)) {
      return false;
    }
    boolean full = width > 0 && columns(line) + 1 + firstWordColumns(next) > width;
    return full || (columns(line) >= LONG_LINE && LineShape.readsOn(line, next));
  }

  private static int firstWordColumns(String line) {
    if (LineJoiner.isUnspaced(line.codePointAt(0))) {
      return 2;
    }
    int blank = line.indexOf(' ');
    return columns(blank < 0 ? line : line.substring(0, blank));
  }

  /** Ideographs take two columns. */
  private static int columns(String text) {
    return text.codePoints().map(c -> LineJoiner.isUnspaced(c) ? 2 : 1).sum();
  }
}
