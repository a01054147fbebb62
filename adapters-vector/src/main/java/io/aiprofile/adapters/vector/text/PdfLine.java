package io.aiprofile.adapters.vector.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One line of a column, its cells from left to right.
 *
 * @param textX0 where the words begin, after a bullet
 */
record PdfLine(
    List<Cell> cells,
    double x0,
    double textX0,
    double x1,
    double y,
    double size,
    boolean bold,
    Place place) {

  /** A gap of this many font sizes is between cells, not between words of justified text. */
  private static final double CELL_GAP = 1.6;

  /** Text within a line, set apart from its neighbours. */
  record Cell(String text, double x0, double x1) {}

  /**
   * Where a line stands: which column of which page.
   *
   * @param limit the right edge that the column's lines can reach
   */
  record Place(double left, double limit, int column, int page, double pageHeight) {}

  /** The line of these runs, at least one. */
  static PdfLine of(List<PdfRun> unordered, Place place) {
    List<PdfRun> runs = unordered.stream().sorted(Comparator.comparingDouble(PdfRun::x0)).toList();
    List<Cell> cells = new ArrayList<>();
    PdfRun largest = runs.getFirst();
    double textX0 = runs.getFirst().x0();
    StringBuilder text = new StringBuilder();
    double cellX0 = textX0;
    double end = textX0;
    boolean bold = true;
    for (int i = 0; i < runs.size(); i++) {
      PdfRun run = runs.get(i);
      double gap = run.x0() - end;
      boolean afterSign = i == 1 && Bullet.isSign(runs.getFirst().text());
      if (i > 0 && gap > CELL_GAP * run.size() && !afterSign) {
        cells.add(new Cell(text.toString(), cellX0, end));
        text.setLength(0);
        cellX0 = run.x0();
      } else if (i > 0 && (gap > 0.15 * run.size() || afterSign)) {
        text.append(' ');
      }
      textX0 = afterSign ? run.x0() : textX0;
      text.append(run.text());
      end = Math.max(end, run.x1());
      bold &= run.bold() || !CleanText.hasLetterOrDigit(run.text());
      largest = run.text().length() > largest.text().length() ? run : largest;
    }
    cells.add(new Cell(text.toString(), cellX0, end));
    List<Cell> readable =
        cells.stream()
            .map(cell -> new Cell(ReadingOrder.logical(cell.text()), cell.x0(), cell.x1()))
            .toList();
    boolean rightToLeft = ReadingOrder.isRightToLeft(text.toString());
    return new PdfLine(
        rightToLeft ? readable.reversed() : readable,
        runs.getFirst().x0(),
        textX0,
        end,
        largest.y(),
        largest.size(),
        bold,
        place);
  }

  String text() {
    return CleanText.line(String.join(" | ", cells.stream().map(Cell::text).toList()));
  }

  boolean sameColumn(PdfLine other) {
    return place.column() == other.place.column() && page() == other.page();
  }

  int page() {
    return place.page();
  }

  double left() {
    return place.left();
  }

  double limit() {
    return place.limit();
  }

  double width() {
    return x1 - x0;
  }
}
