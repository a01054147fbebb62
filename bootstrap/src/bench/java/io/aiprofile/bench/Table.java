package io.aiprofile.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows below headings, aligned: the first column to the left, the others to the right. */
final class Table {
  private static final String GAP = "  ";

  private final String title;
  private final List<String[]> rows = new ArrayList<>();

  Table(String title, String... headings) {
    this.title = title;
    rows.add(headings.clone());
  }

  void row(String first, String... others) {
    String[] row = new String[others.length + 1];
    row[0] = first;
    System.arraycopy(others, 0, row, 1, others.length);
    rows.add(row);
  }

  void print(PrintStream out) {
    int[] widths = widths();
    out.println();
    out.println(title);
    for (int i = 0; i < rows.size(); i++) {
      out.println(line(rows.get(i), widths));
      if (i == 0) {
        out.println("-".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1)));
      }
    }
  }

  /** A share as it is shown in a cell. */
  static String share(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.3f", share);
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    return widths;
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder(row[0]).append(" ".repeat(widths[0] - row[0].length()));
    for (int column = 1; column < row.length; column++) {
      line.append(GAP).append(" ".repeat(widths[column] - row[column].length()));
      line.append(row[column]);
    }
    return line.toString();
  }
}
