package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.PdfRun.Glyph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Runs of glyphs as the content streams place them. PDFBox contributes the positions, the Unicode
 * of each glyph, accents put on their letters, and shadows (the same letter twice) dropped; the
 * layout is ours.
 */
final class PdfGlyphs extends PDFTextStripper {
  /** Two hundred dense pages take about a million. */
  private static final int MAX_OPERATORS = 2_000_000;

  /** Drawings within drawings; a page has some dozens, and each costs more than a glyph. */
  private static final int MAX_DRAWINGS = 30_000;

  /** A gap of this many font sizes is none between words. */
  private static final double CELL_GAP = 1.2;

  /** Weight from which a font looks bold (OS/2 weight classes: 600 is semi-bold). */
  private static final int BOLD_WEIGHT = 600;

  private final List<PdfRun> runs = new ArrayList<>();
  private final DrawnBullets bullets = new DrawnBullets();
  private final List<Glyph> open = new ArrayList<>();
  private boolean afterBlank;
  private int operators;
  private int characters;
  private int drawings;
  private int images;

  PdfGlyphs() {
    setSortByPosition(false);
    setShouldSeparateByBeads(false);
    // This engine counts pages only when it walks them itself; before the first one it is at 0.
    setStartPage(0);
  }

  /** The limit on operators or characters is passed. */
  static final class Excess extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The runs of a page in the order of the content stream. */
  List<PdfRun> runs(PDPage page) throws IOException {
    runs.clear();
    bullets.startPage(page);
    processPage(page);
    return bullets.besideThe(runs);
  }

  /** Pictures met so far. */
  int images() {
    return images;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    drawings += operator.getName().equals("Do") ? 1 : 0;
    if (++operators > MAX_OPERATORS || drawings > MAX_DRAWINGS) {
      throw new Excess();
    }
    if (operator.getName().equals("BI") || isImage(operator, operands)) {
      images++;
    }
    bullets.observe(operator.getName(), operands, getGraphicsState());
    super.processOperator(operator, operands);
  }

  private boolean isImage(Operator operator, List<COSBase> operands) {
    PDResources resources = getResources();
    return operator.getName().equals("Do")
        && resources != null
        && !operands.isEmpty()
        && operands.getFirst() instanceof COSName name
        && resources.isImageXObject(name);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    if (++characters > BlockWriter.MAX_CHARACTERS) {
      throw new Excess();
    }
    super.processTextPosition(text);
  }

  @Override
  protected void writePage() {
    for (List<TextPosition> article : getCharactersByArticle()) {
      // Text set sideways comes after the upright text, one direction after the other.
      for (float direction : new float[] {0, 90, 180, 270}) {
        article.stream().filter(text -> text.getDir() == direction).forEach(this::add);
        close();
      }
    }
  }

  private void add(TextPosition text) {
    // Several characters of one glyph (lam-alef) come in reading order; the page is not read yet.
    String unicode = text.getVisuallyOrderedUnicode();
    if (unicode == null || isSlanted(text)) {
      return;
    }
    // Empty is a glyph whose text stands with an earlier one; only blanks part words.
    if (!unicode.isEmpty() && unicode.isBlank()) {
      afterBlank = true;
      return;
    }
    double x0 = text.getXDirAdj();
    double size = Math.max(1, Math.abs(text.getYScale()));
    Glyph glyph =
        new Glyph(
            unicode,
            x0,
            x0 + Math.max(0, text.getWidthDirAdj()),
            text.getYDirAdj(),
            size,
            isBold(text.getFont()),
            afterBlank);
    if (!open.isEmpty() && !follows(open.getLast(), glyph)) {
      close();
    }
    open.add(glyph);
    afterBlank = false;
  }

  private static boolean follows(Glyph last, Glyph next) {
    boolean sameLine = Math.abs(last.y() - next.y()) <= 0.1 * last.size();
    boolean sameSize = Math.abs(last.size() - next.size()) <= 0.15 * last.size();
    double gap = next.x0() - last.x1();
    return sameLine
        && sameSize
        && gap <= CELL_GAP * last.size()
        && gap >= -0.5 * last.size()
        && next.x1() >= last.x0();
  }

  private void close() {
    if (!open.isEmpty()) {
      runs.add(PdfRun.of(open));
      open.clear();
    }
    afterBlank = false;
  }

  /** Watermarks across the page. */
  private static boolean isSlanted(TextPosition text) {
    double along = Math.abs(text.getTextMatrix().getScaleX());
    double across = Math.abs(text.getTextMatrix().getShearY());
    return Math.min(along, across) > 0.2 * Math.max(along, across);
  }

  private static boolean isBold(PDFont font) {
    String name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
    if (name.contains("bold") || name.contains("black") || name.contains("heavy")) {
      return true;
    }
    PDFontDescriptor descriptor = font.getFontDescriptor();
    return descriptor != null
        && (descriptor.getFontWeight() >= BOLD_WEIGHT || descriptor.isForceBold());
  }
}
