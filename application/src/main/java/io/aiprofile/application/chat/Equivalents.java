package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.TabSeparated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Degrees, offices, countries and languages that go by several names, of {@code equivalents.tsv}.
 */
final class Equivalents {
  private static final Map<String, List<String>> OTHERS = new HashMap<>();

  static {
    for (List<String> row : TabSeparated.rows(Equivalents.class, "equivalents.tsv")) {
      List<String> folded = row.stream().map(Words::fold).toList();
      for (String one : folded) {
        OTHERS.computeIfAbsent(one, absent -> new ArrayList<>()).addAll(folded);
      }
    }
  }

  private Equivalents() {}

  /** What else the same thing is called, folded; empty where nothing is known. */
  static List<String> of(String folded) {
    return OTHERS.getOrDefault(folded, List.of());
  }
}
