package io.aiprofile.adapters.vector.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far apart lines of one size stand in one column, baseline to baseline. */
final class Leading {
  /** A gap that is larger than the closest by this factor parts paragraphs. */
  private static final double GAP = 1.15;

  /** Gaps must not be the exception, for instance between the only two lines of a kind. */
  private static final double SHARE_OF_GAPS = 0.25;

  /** In font sizes: closer lines overlap, which says nothing. */
  private static final double CLOSEST = 0.9;

  /** In font sizes: lines farther apart do not belong together at all. */
  private static final double FARTHEST = 3;

  private final Map<Key, double[]> distances;

  private Leading(Map<Key, double[]> distances) {
    this.distances = distances;
  }

  private record Key(int page, int column, long size) {
    static Key of(PdfLine line) {
      return new Key(line.page(), line.place().column(), Math.round(line.size() * 2));
    }
  }

  static Leading of(List<PdfLine> lines) {
    Map<Key, java.util.stream.DoubleStream.Builder> builders = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      PdfLine above = lines.get(i - 1);
      PdfLine line = lines.get(i);
      double apart = line.y() - above.y();
      if (Key.of(above).equals(Key.of(line))
          && apart >= CLOSEST * line.size()
          && apart <= FARTHEST * line.size()) {
        builders
            .computeIfAbsent(Key.of(line), k -> java.util.stream.DoubleStream.builder())
            .add(apart);
      }
    }
    Map<Key, double[]> distances = new HashMap<>();
    builders.forEach((key, values) -> distances.put(key, values.build().sorted().toArray()));
    return new Leading(distances);
  }

  /** The distance of the closest lines beside this one, without bound when there are none. */
  double closest(PdfLine line) {
    double[] sorted = distances.get(Key.of(line));
    return sorted == null ? Double.MAX_VALUE : sorted[0];
  }

  /** Whether paragraphs stand apart there, so that lines that stand close belong together. */
  boolean hasGaps(PdfLine line) {
    double[] sorted = distances.get(Key.of(line));
    if (sorted == null) {
      return false;
    }
    double[] gaps =
        java.util.Arrays.stream(sorted).filter(apart -> apart > GAP * sorted[0]).toArray();
    return gaps.length > SHARE_OF_GAPS * sorted.length;
  }
}
