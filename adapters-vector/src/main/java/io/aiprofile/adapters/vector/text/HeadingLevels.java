package io.aiprofile.adapters.vector.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Levels for headings that nobody marked: the more conspicuous a look, the higher its level. A look
 * that occurs only once (a tagline beneath the name) makes no level of its own, except the most
 * conspicuous one, which is the title.
 */
final class HeadingLevels {
  private static final int DEEPEST = 4;

  /**
   * How a heading looks.
   *
   * @param size in any unit, the same for one document; the body's own size when it is not larger
   */
  record Look(double size, boolean capitals, boolean bold) {
    static final Comparator<Look> CONSPICUOUS_FIRST =
        Comparator.comparingDouble(Look::size)
            .thenComparing(Look::capitals)
            .thenComparing(Look::bold)
            .reversed();
  }

  private final Map<Look, Integer> levels;
  private final int above;

  private HeadingLevels(Map<Look, Integer> levels, int above) {
    this.levels = levels;
    this.above = above;
  }

  /**
   * @param headings the look of each heading of the document
   * @param above the deepest level that is marked in the document; unmarked ones come below it
   */
  static HeadingLevels of(List<Look> headings, int above) {
    Map<Look, Integer> counts = new HashMap<>();
    headings.forEach(look -> counts.merge(look, 1, Integer::sum));
    List<Look> looks = counts.keySet().stream().sorted(Look.CONSPICUOUS_FIRST).toList();
    Map<Look, Integer> levels = new HashMap<>();
    int level = 1;
    for (int i = 0; i < looks.size(); i++) {
      levels.put(looks.get(i), Math.min(level, DEEPEST));
      boolean title = i == 0;
      if (title || counts.getOrDefault(looks.get(i), 0) > 1) {
        level++;
      }
    }
    return new HeadingLevels(levels, above);
  }

  int level(Look look) {
    return Math.min(above + levels.getOrDefault(look, DEEPEST), 6);
  }
}
