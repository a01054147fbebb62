package io.aiprofile.adapters.storage.file.mirror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges two versions of a file of lines. The remote's lines come first and in their order, so that
 * every writer arrives at the same; behind them come the lines that were added here. A line that
 * either side dropped is gone, one that both added is there once.
 */
final class LineMerge {
  private LineMerge() {}

  /**
   * @param base what both had in common
   */
  static byte[] merged(byte[] base, byte[] ours, byte[] theirs) {
    List<String> baseLines = lines(base);
    List<String> theirLines = lines(theirs);
    List<String> added = without(lines(ours), counted(baseLines));
    List<String> addedByBoth = without(theirLines, counted(baseLines));
    Map<String, Integer> dropped = counted(without(baseLines, counted(lines(ours))));
    StringBuilder merged = new StringBuilder();
    without(theirLines, dropped).forEach(line -> merged.append(line).append('\n'));
    without(added, counted(addedByBoth)).forEach(line -> merged.append(line).append('\n'));
    return merged.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** In the encoding in which any bytes are text and become the same bytes again. */
  private static List<String> lines(byte[] text) {
    List<String> lines = new ArrayList<>();
    String all = new String(text, StandardCharsets.ISO_8859_1);
    for (int start = 0; start < all.length(); ) {
      int end = all.indexOf('\n', start);
      String line = all.substring(start, end < 0 ? all.length() : end);
      if (!line.isEmpty()) {
        lines.add(line);
      }
      start += line.length() + 1;
    }
    return lines;
  }

  private static Map<String, Integer> counted(List<String> lines) {
    Map<String, Integer> counts = new HashMap<>();
    lines.forEach(line -> counts.merge(line, 1, Integer::sum));
    return counts;
  }

  /** The lines without as many of each as are counted; uses the counts up. */
  private static List<String> without(List<String> lines, Map<String, Integer> counts) {
    List<String> left = new ArrayList<>();
    for (String line : lines) {
      int count = counts.getOrDefault(line, 0);
      if (count == 0) {
        left.add(line);
      } else {
        counts.put(line, count - 1);
      }
    }
    return left;
  }
}
