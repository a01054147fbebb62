package io.aiprofile.adapters.vector.text;

import java.util.Arrays;
import java.util.List;

/**
 * Glyphs that stand side by side on one baseline, without a gap as wide as between columns. In
 * points, y downwards; x to the right in the direction of reading the page.
 *
 * @param y of the baseline
 * @param size of the font as seen
 */
record PdfRun(String text, double x0, double x1, double y, double size, boolean bold) {

  /** A gap of this many font sizes separates words; the blank of common fonts is 0.22 to 0.33. */
  private static final double WORD_GAP = 0.15;

  /** Fewer gaps do not tell whether the letters are spaced. */
  private static final int GAPS_THAT_TELL = 3;

  /** One glyph, or what the PDF maps one glyph to. */
  record Glyph(
      String text, double x0, double x1, double y, double size, boolean bold, boolean afterBlank) {}

  /** The run of these glyphs, at least one. */
  static PdfRun of(List<Glyph> glyphs) {
    Glyph first = glyphs.getFirst();
    double wordGap = first.size() * WORD_GAP + letterSpacing(glyphs);
    StringBuilder text = new StringBuilder();
    int bold = 0;
    double previousEnd = first.x0();
    for (Glyph glyph : glyphs) {
      boolean blank = glyph.afterBlank() || glyph.x0() - previousEnd > wordGap;
      if (blank && !text.isEmpty()) {
        text.append(' ');
      }
      text.append(glyph.text());
      bold += glyph.bold() ? 1 : 0;
      previousEnd = glyph.x1();
    }
    return new PdfRun(
        text.toString(),
        first.x0(),
        glyphs.stream().mapToDouble(Glyph::x1).max().orElse(previousEnd),
        first.y(),
        first.size(),
        bold == glyphs.size());
  }

  /** What designers put between all letters of a heading; it must not be read as blanks. */
  private static double letterSpacing(List<Glyph> glyphs) {
    double[] gaps = new double[glyphs.size() - 1];
    int count = 0;
    for (int i = 1; i < glyphs.size(); i++) {
      if (!glyphs.get(i).afterBlank()) {
        gaps[count++] = glyphs.get(i).x0() - glyphs.get(i - 1).x1();
      }
    }
    if (count < GAPS_THAT_TELL) {
      return 0;
    }
    double[] sorted = Arrays.copyOf(gaps, count);
    Arrays.sort(sorted);
    // The lower quartile: letters outnumber words, and a short run may have many word gaps.
    return Math.max(0, sorted[count / 4]);
  }

  double top() {
    return y - 0.8 * size;
  }

  double bottom() {
    return y + 0.25 * size;
  }

  double width() {
    return x1 - x0;
  }
}
