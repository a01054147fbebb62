package io.aiprofile.adapters.vector.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns of a page in reading order. A gutter is a place where, for some height of the page,
 * text begins to its right and none crosses it; lines that cross it (names, headings over both
 * columns) divide the page from top to bottom. What looks like columns but is read row by row (a
 * table, a date at the right margin) stays together.
 */
final class PageColumns {
  /** In font sizes; the gaps between columns are wider, those between words narrower. */
  private static final double NARROWEST_GUTTER = 1.0;

  /** Columns within columns within columns do not occur. */
  private static final int MAX_DEPTH = 6;

  /** Beyond it (drawings made of letters) positions are taken as they come. */
  private static final int MOST_RUNS = 5_000;

  private static final int MOST_CANDIDATES = 60;

  /** Of the page's height, above and below the text. */
  private static final double MARGIN = 0.05;

  private final List<Column> columns = new ArrayList<>();

  private PageColumns() {}

  /**
   * @param limit the right edge that its lines can reach
   */
  record Column(List<PdfRun> runs, double left, double limit) {}

  static List<Column> of(List<PdfRun> runs, double pageHeight) {
    PageColumns page = new PageColumns();
    page.split(runs, rightEdge(runs, pageHeight), 0);
    return page.columns;
  }

  /** How far text reaches; headers and footers may reach farther than the text between them. */
  private static double rightEdge(List<PdfRun> runs, double pageHeight) {
    return runs.stream()
        .filter(run -> run.y() > MARGIN * pageHeight && run.y() < (1 - MARGIN) * pageHeight)
        .mapToDouble(PdfRun::x1)
        .max()
        .orElse(runs.stream().mapToDouble(PdfRun::x1).max().orElse(0));
  }

  private void split(List<PdfRun> runs, double limit, int depth) {
    Optional<Division> division =
        depth < MAX_DEPTH && runs.size() <= MOST_RUNS ? bestDivision(runs) : Optional.empty();
    if (division.isEmpty()) {
      if (!runs.isEmpty()) {
        double left = runs.stream().mapToDouble(PdfRun::x0).min().orElse(0);
        double reached = runs.stream().mapToDouble(PdfRun::x1).max().orElse(limit);
        columns.add(new Column(runs, left, Math.min(limit, reached)));
      }
      return;
    }
    List<PdfRun> across = new ArrayList<>();
    for (Zone zone : division.get().zones()) {
      if (zone.isColumns()) {
        split(across, limit, depth + 1);
        across = new ArrayList<>();
        split(zone.left(), zone.gutterEnd(), depth + 1);
        split(zone.right(), limit, depth + 1);
      } else {
        across.addAll(zone.left());
        across.addAll(zone.right());
      }
    }
    split(across, limit, depth + 1);
  }

  private static Optional<Division> bestDivision(List<PdfRun> runs) {
    double[] edges = candidates(runs);
    Division best = null;
    for (double edge : edges) {
      Division division = Division.at(edge, runs);
      if (division.score() > 0 && (best == null || division.score() > best.score())) {
        best = division;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Left edges of text, the most frequent first. */
  private static double[] candidates(List<PdfRun> runs) {
    double leftmost = runs.stream().mapToDouble(PdfRun::x0).min().orElse(0);
    var counts = new java.util.TreeMap<Long, Integer>();
    for (PdfRun run : runs) {
      if (run.x0() > leftmost + 2 * run.size()) {
        counts.merge(Math.round(run.x0()), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(java.util.Map.Entry.<Long, Integer>comparingByValue().reversed())
        .limit(MOST_CANDIDATES)
        .mapToDouble(edge -> edge.getKey() - 1.0)
        .toArray();
  }

  /** The page divided at one gutter: from top to bottom, parts with columns and parts across. */
  private record Division(List<Zone> zones, double score) {

    static Division at(double gutter, List<PdfRun> runs) {
      List<Zone> zones = new ArrayList<>();
      Zone current = null;
      double score = 0;
      for (List<PdfRun> line : lines(runs)) {
        boolean crossed = line.stream().anyMatch(run -> run.x0() < gutter && run.x1() > gutter);
        if (current == null || crossed != current.crossed()) {
          current = new Zone(crossed, new ArrayList<>(), new ArrayList<>());
          zones.add(current);
        }
        for (PdfRun run : line) {
          (run.x0() < gutter ? current.left() : current.right()).add(run);
        }
      }
      for (int i = 0; i + 1 < zones.size(); i++) {
        zones.get(i).handOver(zones.get(i + 1));
      }
      for (Zone zone : zones) {
        score += zone.isColumns() ? Math.min(zone.left().size(), zone.right().size()) : 0;
      }
      return new Division(zones, score);
    }
  }

  /** A part of the page between two heights. */
  private record Zone(boolean crossed, List<PdfRun> left, List<PdfRun> right) {
    boolean isColumns() {
      if (crossed || left.isEmpty() || right.isEmpty()) {
        return false;
      }
      double size = Math.min(medianSize(left), medianSize(right));
      return gutterEnd() - gutterStart() >= NARROWEST_GUTTER * size
          && new ColumnEvidence(lines(left), lines(right)).readColumnByColumn();
    }

    /**
     * A heading over what follows stands on one side only, so it was counted to the columns above
     * it; it is nearer to what it announces.
     */
    void handOver(Zone next) {
      List<List<PdfRun>> all = lines(Stream.concat(left.stream(), right.stream()).toList());
      if (crossed || !next.crossed() || all.size() < 2) {
        return;
      }
      double above = all.get(all.size() - 2).getFirst().y();
      double last = all.getLast().getFirst().y();
      double below =
          Stream.concat(next.left().stream(), next.right().stream())
              .mapToDouble(PdfRun::y)
              .min()
              .orElse(last);
      if (below - last < last - above) {
        for (PdfRun run : all.getLast()) {
          (left.remove(run) ? next.left() : next.right()).add(run);
          right.remove(run);
        }
      }
    }

    double gutterStart() {
      return left.stream().mapToDouble(PdfRun::x1).max().orElse(0);
    }

    double gutterEnd() {
      return right.stream().mapToDouble(PdfRun::x0).min().orElse(0);
    }
  }

  static double medianSize(List<PdfRun> runs) {
    return runs.stream().mapToDouble(PdfRun::size).sorted().toArray()[runs.size() / 2];
  }

  /** Runs by line, from top to bottom. */
  static List<List<PdfRun>> lines(List<PdfRun> runs) {
    List<PdfRun> sorted = runs.stream().sorted(Comparator.comparingDouble(PdfRun::y)).toList();
    List<List<PdfRun>> lines = new ArrayList<>();
    List<PdfRun> line = null;
    for (PdfRun run : sorted) {
      if (line == null || !isOnLine(line, run)) {
        line = new ArrayList<>();
        lines.add(line);
      }
      line.add(run);
    }
    return lines;
  }

  private static boolean isOnLine(List<PdfRun> line, PdfRun run) {
    for (PdfRun member : line) {
      double apart = Math.abs(member.y() - run.y());
      double smaller = Math.min(member.size(), run.size());
      double larger = Math.max(member.size(), run.size());
      double gap = Math.max(run.x0() - member.x1(), member.x0() - run.x1());
      // A raised figure or ordinal is smaller, higher, and touches what it belongs to.
      boolean raised = smaller < 0.8 * larger && gap < 0.5 * smaller && apart < 0.5 * larger;
      if ((apart <= 0.4 * smaller && gap > -smaller) || raised) {
        return true;
      }
    }
    return false;
  }
}
