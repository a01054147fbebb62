package io.aiprofile.adapters.vector.text;

import java.text.Normalizer;

/** The same characters for the same text, whatever program wrote it. */
final class CleanText {
  private CleanText() {}

  /**
   * One line: ligatures and presentation forms resolved, any white space one blank, invisible and
   * unprintable characters gone, composed (NFC). Nothing that carries meaning is changed: no full
   * NFKC, which would turn {@code m²} into {@code m2} and {@code ½} into {@code 1⁄2}.
   */
  static String line(String raw) {
    StringBuilder clean = new StringBuilder(raw.length());
    boolean blankPending = false;
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        blankPending = !clean.isEmpty();
      } else if (isPrintable(c)) {
        if (blankPending) {
          clean.append(' ');
          blankPending = false;
        }
        appendResolved(clean, c);
      }
    }
    return Normalizer.normalize(clean, Normalizer.Form.NFC);
  }

  static boolean hasLetterOrDigit(CharSequence text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static void appendResolved(StringBuilder out, int c) {
    if (isPresentationForm(c)) {
      out.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
    } else {
      out.appendCodePoint(c);
    }
  }

  /** Ligatures (ﬁ), Arabic shapes, and the radicals that PDF fonts give instead of ideographs. */
  private static boolean isPresentationForm(int c) {
    return (c >= 0xFB00 && c <= 0xFDFB)
        || (c >= 0xFE70 && c <= 0xFEFC)
        || (c >= 0x2E80 && c <= 0x2FDF);
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          false;
      // Of the invisible ones only the joiners change what is read (Devanagari, Persian, emoji).
      case Character.FORMAT -> c == 0x200C || c == 0x200D;
      default -> c != 0xFFFD && c != 0xFFFC;
    };
  }
}
