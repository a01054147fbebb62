package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Rows whose cells begin at common positions. */
final class PdfTable {
  /** In points: cells of one column begin this close to each other. */
  static final double SAME_EDGE = 4;

  /** In font sizes from baseline to baseline: beyond it a row does not go on. */
  private static final double WIDEST_LEADING = 1.6;

  /** Rows stand farther apart than the lines of one cell by this factor. */
  private static final double ROW_GAP = 1.1;

  private final PdfLine head;
  private final List<PdfLine> lines = new ArrayList<>();
  private final List<Double> edges;
  private int rows = 1;
  private double widestRowGap;

  private PdfTable(PdfLine head) {
    this.head = head;
    this.edges = head.cells().stream().skip(1).map(PdfLine.Cell::x0).toList();
    lines.add(head);
  }

  /** The table that begins with the first of these lines, if one does. */
  static Optional<PdfTable> at(List<PdfLine> following) {
    PdfLine head = following.getFirst();
    if (head.cells().size() < 2) {
      return Optional.empty();
    }
    PdfTable table = new PdfTable(head);
    for (int i = 1; i < following.size() && following.get(i).sameColumn(head); i++) {
      PdfLine next = i + 1 < following.size() ? following.get(i + 1) : following.get(i);
      if (!table.take(following.get(i).dividedAt(table.edges), next)) {
        break;
      }
    }
    return table.rows > 1 ? Optional.of(table) : Optional.empty();
  }

  /** How many lines it takes. */
  int length() {
    return lines.size();
  }

  void write(BlockWriter writer) throws UnreadableDocument {
    List<List<String>> cells = new ArrayList<>();
    for (PdfLine line : lines) {
      if (isRow(line)) {
        cells.add(new ArrayList<>(Collections.nCopies(head.cells().size(), "")));
      }
      for (PdfLine.Cell cell : line.cells()) {
        List<String> row = cells.getLast();
        int column = columnOf(cell);
        row.set(column, LineJoiner.join(row.get(column), CleanText.line(cell.text())));
      }
    }
    TableRows.write(cells, first(cells.getFirst()), writer);
  }

  private TableRows.First first(List<String> cells) {
    boolean distinguished = head.bold() && lines.stream().skip(1).noneMatch(PdfLine::bold);
    if (distinguished && cells.stream().allMatch(TableRows::isName)) {
      return TableRows.First.IS_HEADER;
    }
    return cells.size() > 2 ? TableRows.First.MAY_BE_HEADER : TableRows.First.IS_NO_HEADER;
  }

  private boolean take(PdfLine line, PdfLine next) {
    double gap = line.y() - lines.getLast().y();
    if (isRow(line)) {
      rows++;
      widestRowGap = Math.max(widestRowGap, gap);
    } else if (gap > WIDEST_LEADING * line.size()
        || !(isBelowCell(line) || isBelowLabel(line, next, gap))) {
      return false;
    }
    lines.add(line);
    return true;
  }

  private boolean isRow(PdfLine line) {
    boolean startsLeft = Math.abs(line.x0() - head.x0()) <= SAME_EDGE;
    return line.cells().size() > 1
        && startsLeft
        && line.cells().stream().skip(1).allMatch(this::beginsColumn);
  }

  /** What wrapped within a cell other than the first. */
  private boolean isBelowCell(PdfLine line) {
    return line.x0() > head.x0() + SAME_EDGE && line.cells().stream().allMatch(this::beginsColumn);
  }

  /** What wrapped within the first cell: it stays in it, and rows are known to stand apart. */
  private boolean isBelowLabel(PdfLine line, PdfLine next, double gap) {
    double rowGap = isRow(next.dividedAt(edges)) ? next.y() - line.y() : 0;
    return line.cells().size() == 1
        && Math.abs(line.x0() - head.x0()) <= SAME_EDGE
        && line.x1() < edges.getFirst()
        && line.bold() == lines.getLast().boldStart()
        && Math.max(rowGap, widestRowGap) >= ROW_GAP * gap;
  }

  private boolean beginsColumn(PdfLine.Cell cell) {
    return head.cells().stream().anyMatch(h -> Math.abs(h.x0() - cell.x0()) <= SAME_EDGE);
  }

  private int columnOf(PdfLine.Cell cell) {
    int best = 0;
    for (int i = 1; i < head.cells().size(); i++) {
      double distance = Math.abs(head.cells().get(i).x0() - cell.x0());
      if (distance < Math.abs(head.cells().get(best).x0() - cell.x0())) {
        best = i;
      }
    }
    return best;
  }
}
