package io.aiprofile.adapters.vector.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One line of a column, its cells from left to right.
 *
 * @param text the cells as one clean line, joined by {@code | }
 * @param textX0 where the words begin, after a bullet
 * @param boldStart whether the first cell is bold
 */
record PdfLine(
    String text,
    List<Cell> cells,
    double x0,
    double textX0,
    double x1,
    double y,
    double size,
    boolean bold,
    boolean boldStart,
    Place place,
    List<PdfRun> runs) {

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
    return of(unordered, List.of(), place);
  }

  /** The same, where cells begin at these edges however close they stand. */
  private static PdfLine of(List<PdfRun> unordered, List<Double> edges, Place place) {
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
      boolean signOnRight = i > 0 && i == runs.size() - 1 && isSignOnRight(run, text);
      boolean apart = gap > CELL_GAP * run.size() || isAt(edges, run);
      if (i > 0 && apart && !afterSign && !signOnRight) {
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
    List<Cell> ordered = rightToLeft ? readable.reversed() : readable;
    return new PdfLine(
        CleanText.line(String.join(" | ", ordered.stream().map(Cell::text).toList())),
        ordered,
        runs.getFirst().x0(),
        textX0,
        end,
        largest.y(),
        largest.size(),
        bold,
        isBoldUpTo(cells.getFirst().x1(), runs),
        place,
        runs);
  }

  private static boolean isAt(List<Double> edges, PdfRun run) {
    return edges.stream().anyMatch(edge -> Math.abs(edge - run.x0()) <= PdfTable.SAME_EDGE);
  }

  private static boolean isBoldUpTo(double x, List<PdfRun> runs) {
    return runs.stream().filter(run -> run.x0() < x).allMatch(PdfRun::bold);
  }

  /** This line with cells that begin at these edges too, if words do. */
  PdfLine dividedAt(List<Double> edges) {
    List<PdfRun> divided = runs;
    for (double edge : edges) {
      divided = divided.stream().flatMap(run -> run.splitAt(edge).stream()).toList();
    }
    return of(divided, edges, place);
  }

  /** Where text runs from right to left, bullets stand at its right. */
  private static boolean isSignOnRight(PdfRun run, StringBuilder text) {
    return Bullet.isSign(run.text()) && ReadingOrder.isRightToLeft(text.toString());
  }

  /** This line when nobody will divide it again: the glyphs of a whole book are many. */
  PdfLine withoutRuns() {
    return new PdfLine(text, cells, x0, textX0, x1, y, size, bold, boldStart, place, List.of());
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
