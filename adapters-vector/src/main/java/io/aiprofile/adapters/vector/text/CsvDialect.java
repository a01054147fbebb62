package io.aiprofile.adapters.vector.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a table is written down, guessed from its beginning.
 *
 * @param delimiter the one that cuts the most records into the same number of columns
 * @param columns that number
 * @param records how many were looked at
 * @param regularity the share of records with that number, 0 to 1
 * @param averageCharacters of a record
 */
record CsvDialect(
    char delimiter, int columns, int records, double regularity, int averageCharacters) {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** Enough to see the pattern. */
  private static final int SAMPLE_CHARACTERS = 65_536;

  /** A list of names or skills, not prose. */
  private static final int LONGEST_SINGLE_COLUMN = 120;

  static CsvDialect of(String text) {
    String sample = text.substring(0, Math.min(SAMPLE_CHARACTERS, text.length()));
    CsvDialect best = withDelimiter(sample, DELIMITERS[0]);
    for (int i = 1; i < DELIMITERS.length; i++) {
      CsvDialect candidate = withDelimiter(sample, DELIMITERS[i]);
      if (candidate.score() > best.score()) {
        best = candidate;
      }
    }
    return best;
  }

  boolean looksLikeOneColumn() {
    return columns <= 1 && averageCharacters <= LONGEST_SINGLE_COLUMN;
  }

  /** Any table beats no table; then regularity counts, then columns. */
  private double score() {
    return columns < 2 ? 0 : 1 + 10 * regularity + Math.min(columns, 20) / 10.0;
  }

  private static CsvDialect withDelimiter(String sample, char delimiter) {
    List<Integer> widths = widths(sample, delimiter);
    Map<Integer, Integer> tally = new HashMap<>();
    widths.forEach(width -> tally.merge(width, 1, Integer::sum));
    int usual =
        tally.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse(1);
    int count = widths.size();
    double regularity = count == 0 ? 0 : tally.getOrDefault(usual, 0) / (double) count;
    return new CsvDialect(
        delimiter, usual, count, regularity, count == 0 ? 0 : sample.length() / count);
  }

  /** The number of columns of each non-empty record; a delimiter within quotes does not count. */
  private static List<Integer> widths(String sample, char delimiter) {
    List<Integer> widths = new ArrayList<>();
    int width = 1;
    boolean quoted = false;
    boolean blank = true;
    for (int i = 0; i < sample.length(); i++) {
      char c = sample.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        blank = false;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        if (!blank) {
          widths.add(width);
        }
        width = 1;
        blank = true;
      } else {
        width += !quoted && c == delimiter ? 1 : 0;
        blank &= Character.isWhitespace(c);
      }
    }
    if (!blank) {
      widths.add(width);
    }
    return widths;
  }
}
