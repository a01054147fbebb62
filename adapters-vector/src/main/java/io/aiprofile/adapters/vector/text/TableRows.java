package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes the rows of a table so that each cell keeps its meaning. */
final class TableRows {
  /** Names of columns are short. */
  private static final int LONGEST_NAME = 40;

  /** Rows that are looked at to tell what kind of table it is. */
  private static final int SAMPLE_ROWS = 50;

  private static final Pattern VALUE_LIKE = Pattern.compile(".*(\\p{Nd}|@|://|www\\.).*");

  private TableRows() {}

  /** What is known of the first row beside its words. */
  enum First {
    /** Marked as header, or set in bold above plain rows. */
    IS_HEADER,
    /** Looks like the others; only its words can tell. */
    MAY_BE_HEADER,
    IS_NO_HEADER
  }

  static void write(List<List<String>> rows, First first, BlockWriter writer)
      throws UnreadableDocument {
    if (rows.isEmpty()) {
      return;
    }
    List<List<String>> sample = rows.subList(0, Math.min(SAMPLE_ROWS, rows.size()));
    boolean header =
        rows.size() > 1
            && (first == First.IS_HEADER || (first == First.MAY_BE_HEADER && isHeader(sample)));
    boolean labels = !header && isLabelled(sample);
    for (List<String> row : header ? rows.subList(1, rows.size()) : rows) {
      if (header) {
        writer.tableRow(withHeader(rows.getFirst(), row));
      } else {
        writer.tableRow(labels ? withLabel(row) : plain(row));
      }
    }
  }

  /** A cell that can name a column or a row: short, no digits, no address, no sentence. */
  static boolean isName(String cell) {
    return cell.length() <= LONGEST_NAME
        && CleanText.hasLetterOrDigit(cell)
        && !VALUE_LIKE.matcher(cell).matches()
        && !cell.endsWith(".");
  }

  /** {@code header: cell; header: cell}, without the empty cells. */
  static String withHeader(List<String> header, List<String> row) {
    List<String> parts = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column).strip();
      if (!CleanText.hasLetterOrDigit(cell)) {
        continue;
      }
      String name = column < header.size() ? withoutColon(header.get(column)) : "";
      parts.add(name.isEmpty() ? cell : name + ": " + cell);
    }
    return String.join("; ", parts);
  }

  /** The cells that are not empty, joined by {@code | }. */
  static String plain(List<String> row) {
    return String.join(" | ", row.stream().map(String::strip).filter(c -> !c.isEmpty()).toList());
  }

  /**
   * Whether the first row's words name the columns: all short, all different, none like a value;
   * and either a column below holds nothing but values, or there are too many rows for chance.
   */
  private static boolean isHeader(List<List<String>> rows) {
    List<String> first = rows.getFirst();
    boolean names =
        first.size() > 1
            && first.stream().allMatch(TableRows::isName)
            && first.stream().distinct().count() == first.size();
    if (!names) {
      return false;
    }
    double most = 0;
    for (int column = 0; column < first.size(); column++) {
      most = Math.max(most, shareOfValues(rows, column));
    }
    // Two columns, the second of mixed content: rows such as "Name" and "Phone", not columns.
    boolean mixedPairs = first.size() == 2 && most > 0 && most < 1 && hasNamesDown(rows);
    return !mixedPairs && (most > 0.5 || rows.size() > 3);
  }

  private static double shareOfValues(List<List<String>> rows, int column) {
    List<String> cells =
        rows.stream()
            .skip(1)
            .filter(row -> column < row.size() && !row.get(column).isEmpty())
            .map(row -> row.get(column))
            .toList();
    long values =
        cells.stream()
            .filter(cell -> VALUE_LIKE.matcher(cell).matches() || cell.length() > LONGEST_NAME)
            .count();
    return cells.isEmpty() ? 0 : values / (double) cells.size();
  }

  /** Whether each row is a label and what it stands for. */
  private static boolean isLabelled(List<List<String>> rows) {
    return rows.stream().allMatch(row -> row.size() == 2) && hasNamesDown(rows);
  }

  private static boolean hasNamesDown(List<List<String>> rows) {
    List<String> names = rows.stream().map(List::getFirst).toList();
    return names.stream().allMatch(TableRows::isName)
        && names.stream().distinct().count() == names.size();
  }

  private static String withLabel(List<String> row) {
    String value = row.get(1).strip();
    return value.isEmpty() ? row.getFirst() : withoutColon(row.getFirst()) + ": " + value;
  }

  private static String withoutColon(String name) {
    String stripped = name.strip();
    return stripped.endsWith(":") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }
}
