package io.aiprofile.adapters.vector.text;

import java.util.List;

/** Whether text on both sides of a gutter is read side after side, or row by row across it. */
final class ColumnEvidence {
  /** Lines of independent columns meet by chance; those of a table by design. */
  private static final double MOST_CHANCE_MEETINGS = 0.5;

  /** In font sizes: baselines this close are one line to the eye. */
  private static final double SAME_BASELINE = 0.15;

  private static final int PROSE_CHARACTERS = 28;

  private final List<List<PdfRun>> left;
  private final List<List<PdfRun>> right;

  ColumnEvidence(List<List<PdfRun>> left, List<List<PdfRun>> right) {
    this.left = left;
    this.right = right;
  }

  boolean readColumnByColumn() {
    if (left.size() + right.size() < 3 || !overlapInHeight()) {
      return false;
    }
    List<List<PdfRun>> fewer = left.size() <= right.size() ? left : right;
    List<List<PdfRun>> more = left.size() <= right.size() ? right : left;
    List<List<PdfRun>> telling = withoutHeadings(fewer, more);
    long meeting = telling.stream().filter(line -> meets(line, more)).count();
    if (meeting > MOST_CHANCE_MEETINGS * telling.size()) {
      return (isProse(left) && isProse(right)) || hasHeadingsBesideText();
    }
    return !hasRowsOfBoth();
  }

  /** Headings stand alone in columns and over tables alike: they tell nothing. */
  private static List<List<PdfRun>> withoutHeadings(
      List<List<PdfRun>> side, List<List<PdfRun>> other) {
    double body = bodySize(side);
    List<List<PdfRun>> others =
        side.stream()
            .filter(line -> !isHeading(line, body))
            .filter(line -> !line.getFirst().bold() || meets(line, other))
            .toList();
    return others.isEmpty() ? side : others;
  }

  private boolean overlapInHeight() {
    double top = Math.max(y(left.getFirst()), y(right.getFirst()));
    double bottom = Math.min(y(left.getLast()), y(right.getLast()));
    return bottom >= top - size(left.getFirst());
  }

  private static boolean meets(List<PdfRun> line, List<List<PdfRun>> others) {
    return others.stream()
        .anyMatch(other -> Math.abs(y(other) - y(line)) <= SAME_BASELINE * size(line));
  }

  /** Lines that fill their column: running text on a common grid, as in a paper. */
  private static boolean isProse(List<List<PdfRun>> side) {
    double x0 = side.stream().mapToDouble(line -> line.getFirst().x0()).min().orElse(0);
    double x1 = side.stream().flatMap(List::stream).mapToDouble(PdfRun::x1).max().orElse(0);
    long full =
        side.stream()
            .filter(line -> line.size() == 1)
            .map(List::getFirst)
            .filter(run -> run.width() >= 0.75 * (x1 - x0))
            .filter(run -> run.text().length() >= PROSE_CHARACTERS)
            .count();
    return side.size() >= 3 && 2 * full >= side.size();
  }

  /** Two sections that run beside each other have headings at unrelated heights. */
  private boolean hasHeadingsBesideText() {
    return headingsWithoutPeer(left, right) + headingsWithoutPeer(right, left) >= 2;
  }

  private static long headingsWithoutPeer(List<List<PdfRun>> side, List<List<PdfRun>> other) {
    double body = bodySize(side);
    double top = y(other.getFirst());
    double bottom = y(other.getLast());
    return side.stream()
        .filter(line -> y(line) >= top && y(line) <= bottom && isHeading(line, body))
        .filter(
            line ->
                other.stream()
                    .filter(peer -> Math.abs(y(peer) - y(line)) <= SAME_BASELINE * size(line))
                    .noneMatch(peer -> isHeading(peer, bodySize(other))))
        .count();
  }

  private static boolean isHeading(List<PdfRun> line, double body) {
    PdfRun first = line.getFirst();
    boolean stands = first.size() > 1.15 * body || (first.bold() && first.size() > 1.04 * body);
    return line.size() == 1 && stands && LineShape.isShortForHeading(line.getFirst().text());
  }

  private static double bodySize(List<List<PdfRun>> side) {
    return PageColumns.medianSize(side.stream().flatMap(List::stream).toList());
  }

  /**
   * A table whose labels stand in the middle of taller cells: white space across both sides parts
   * it into rows, and nearly every row has something on either side.
   */
  private boolean hasRowsOfBoth() {
    int rows = 0;
    int rowsOfBoth = 0;
    int l = 0;
    int r = 0;
    while (l < left.size() || r < right.size()) {
      boolean leftFirst =
          r == right.size() || (l < left.size() && y(left.get(l)) <= y(right.get(r)));
      double bottom = bottom(leftFirst ? left.get(l) : right.get(r));
      int startL = l;
      int startR = r;
      boolean grown = true;
      while (grown) {
        grown = false;
        while (l < left.size() && top(left.get(l)) < bottom + 0.3 * size(left.get(l))) {
          bottom = Math.max(bottom, bottom(left.get(l++)));
          grown = true;
        }
        while (r < right.size() && top(right.get(r)) < bottom + 0.3 * size(right.get(r))) {
          bottom = Math.max(bottom, bottom(right.get(r++)));
          grown = true;
        }
      }
      rows++;
      boolean shortLabel = l - startL <= 2 || r - startR <= 2;
      rowsOfBoth += l > startL && r > startR && shortLabel ? 1 : 0;
    }
    return rows >= 3 && rowsOfBoth >= 0.8 * rows;
  }

  private static double y(List<PdfRun> line) {
    return line.getFirst().y();
  }

  private static double size(List<PdfRun> line) {
    return line.getFirst().size();
  }

  private static double top(List<PdfRun> line) {
    return line.stream().mapToDouble(PdfRun::top).min().orElse(0);
  }

  private static double bottom(List<PdfRun> line) {
    return line.stream().mapToDouble(PdfRun::bottom).max().orElse(0);
  }
}
