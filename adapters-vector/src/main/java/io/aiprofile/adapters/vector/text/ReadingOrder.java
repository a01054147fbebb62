package io.aiprofile.adapters.vector.text;

import java.text.Bidi;

/** Glyphs stand from left to right on the page; Arabic and Hebrew are read the other way. */
final class ReadingOrder {
  private ReadingOrder() {}

  /** Text in the order of reading, from text in the order of looking (UAX #9, backwards). */
  static String logical(String visual) {
    char[] characters = visual.toCharArray();
    if (!Bidi.requiresBidi(characters, 0, characters.length)) {
      return visual;
    }
    // Some programs write brackets as they look, others as they are meant.
    String mirrored = reordered(visual, true);
    return isBalanced(mirrored) ? mirrored : reordered(visual, false);
  }

  private static String reordered(String visual, boolean mirror) {
    Bidi bidi = new Bidi(visual, baseDirection(visual));
    int runs = bidi.getRunCount();
    byte[] levels = new byte[runs];
    Integer[] order = new Integer[runs];
    for (int i = 0; i < runs; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      order[i] = i;
    }
    Bidi.reorderVisually(levels, 0, order, 0, runs);
    StringBuilder logical = new StringBuilder(visual.length());
    for (int index : order) {
      String run = visual.substring(bidi.getRunStart(index), bidi.getRunLimit(index));
      logical.append((bidi.getRunLevel(index) & 1) == 0 ? run : reversed(run, mirror));
    }
    return logical.toString();
  }

  private static boolean isBalanced(String text) {
    int open = 0;
    for (int i = 0; i < text.length() && open >= 0; i++) {
      open += "([{\u00AB".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
      open -= ")]}\u00BB".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
    }
    return open >= 0;
  }

  static boolean isRightToLeft(String text) {
    long rightToLeft = text.codePoints().filter(ReadingOrder::isRightToLeft).count();
    return 2 * rightToLeft > text.codePoints().filter(Character::isLetter).count();
  }

  private static int baseDirection(String text) {
    return isRightToLeft(text) ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Marks stay behind their letters. */
  private static String reversed(String run, boolean mirror) {
    StringBuilder reversed = new StringBuilder(run.length());
    int end = run.length();
    while (end > 0) {
      int start = end;
      int c;
      do {
        c = run.codePointBefore(start);
        start -= Character.charCount(c);
      } while (start > 0 && Character.getType(c) == Character.NON_SPACING_MARK);
      for (int i = start; i < end; i += Character.charCount(run.codePointAt(i))) {
        int shown = run.codePointAt(i);
        reversed.appendCodePoint(mirror ? mirrored(shown) : shown);
      }
      end = start;
    }
    return reversed.toString();
  }

  private static int mirrored(int c) {
    return switch (c) {
      case '(' -> ')';
      case ')' -> '(';
      case '[' -> ']';
      case ']' -> '[';
      case '{' -> '}';
      case '}' -> '{';
      case '<' -> '>';
      case '>' -> '<';
      case '\u00AB' -> '\u00BB';
      case '\u00BB' -> '\u00AB';
      default -> c;
    };
  }
}
