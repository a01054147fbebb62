package io.aiprofile.adapters.vector.text;

import java.util.Arrays;
import java.util.List;

/**
 * Glyphs that stand side by side on one baseline, without a gap as wide as between columns. In
 * points, y downwards; x to the right in the direction of reading the page.
 *
 * @param y of the baseline
 * @param size of the font as seen
 * @param glyphs that it was made of, from left to right or in the order of marks upon them
 */
record PdfRun(
    String text, double x0, double x1, double y, double size, boolean bold, List<Glyph> glyphs) {

  /** A gap of this many font sizes separates words; the blank of common fonts is 0.22 to 0.33. */
  private static final double WORD_GAP = 0.15;

  /** In font sizes: the least room between cells that share an edge with others. */
  private static final double CELL_BLANK = 0.45;

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
      // A mark of no width may stand behind the end of its letter.
      previousEnd = Math.max(previousEnd, glyph.x1());
    }
    return new PdfRun(
        text.toString(),
        first.x0(),
        glyphs.stream().mapToDouble(Glyph::x1).max().orElse(previousEnd),
        first.y(),
        first.size(),
        bold == glyphs.size(),
        List.copyOf(glyphs));
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

  /**
   * This run in two, when a word begins at an edge after more than a common blank: cells of a
   * narrow table stand that close.
   */
  List<PdfRun> splitAt(double edge) {
    for (int i = 1; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      boolean wide = glyph.x0() - glyphs.get(i - 1).x1() >= CELL_BLANK * size;
      if (wide && Math.abs(glyph.x0() - edge) <= PdfTable.SAME_EDGE) {
        return List.of(of(glyphs.subList(0, i)), of(glyphs.subList(i, glyphs.size())));
      }
    }
    return List.of(this);
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
