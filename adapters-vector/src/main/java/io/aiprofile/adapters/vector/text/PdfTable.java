package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import java.util.ArrayList;
import java.util.List;

/** Rows whose cells begin at common positions. */
final class PdfTable {
  /** In points: cells of one column begin this close to each other. */
  private static final double SAME_EDGE = 4;

  /** In font sizes from baseline to baseline: beyond it a row does not go on. */
  private static final double WIDEST_LEADING = 1.6;

  private PdfTable() {}

  /** The index after the table that begins at a line; that index itself when none begins. */
  static int endOf(List<PdfLine> lines, int at) {
    PdfLine head = lines.get(at);
    if (head.cells().size() < 2) {
      return at;
    }
    int rows = 1;
    int end = at + 1;
    while (end < lines.size() && lines.get(end).sameColumn(head)) {
      PdfLine line = lines.get(end);
      if (isRow(head, line)) {
        rows++;
      } else if (!isContinuation(head, lines.get(end - 1), line)) {
        break;
      }
      end++;
    }
    return rows >= 2 ? end : at;
  }

  static void write(List<PdfLine> lines, BlockWriter writer) throws UnreadableDocument {
    List<List<String>> rows = new ArrayList<>();
    PdfLine head = lines.getFirst();
    for (PdfLine line : lines) {
      if (line.cells().size() > 1 && isRow(head, line)) {
        rows.add(emptyRow(head.cells().size()));
      }
      for (PdfLine.Cell cell : line.cells()) {
        List<String> row = rows.getLast();
        int column = columnOf(head, cell);
        row.set(column, LineJoiner.join(row.get(column), CleanText.line(cell.text())));
      }
    }
    boolean distinguished = head.bold() && lines.stream().skip(1).noneMatch(PdfLine::bold);
    boolean named = rows.getFirst().stream().allMatch(TableRows::isName);
    boolean header = distinguished && named;
    TableRows.First first =
        rows.getFirst().size() > 2 ? TableRows.First.MAY_BE_HEADER : TableRows.First.IS_NO_HEADER;
    TableRows.write(rows, header ? TableRows.First.IS_HEADER : first, writer);
  }

  private static List<String> emptyRow(int columns) {
    return new ArrayList<>(java.util.Collections.nCopies(columns, ""));
  }

  private static boolean isRow(PdfLine head, PdfLine line) {
    boolean startsLeft = Math.abs(line.x0() - head.x0()) <= SAME_EDGE;
    return line.cells().size() > 1
        && startsLeft
        && line.cells().stream().skip(1).allMatch(cell -> beginsColumn(head, cell));
  }

  /** What wrapped within a cell: it begins below a cell other than the first. */
  private static boolean isContinuation(PdfLine head, PdfLine above, PdfLine line) {
    return line.x0() > head.x0() + SAME_EDGE
        && line.y() - above.y() <= WIDEST_LEADING * above.size()
        && line.cells().stream().allMatch(cell -> beginsColumn(head, cell));
  }

  private static boolean beginsColumn(PdfLine head, PdfLine.Cell cell) {
    return head.cells().stream().anyMatch(h -> Math.abs(h.x0() - cell.x0()) <= SAME_EDGE);
  }

  private static int columnOf(PdfLine head, PdfLine.Cell cell) {
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
