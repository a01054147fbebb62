package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.TabSeparated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Degrees, offices, countries and languages that go by several names, of {@code equivalents.tsv}.
 */
final class Equivalents {
  private static final Map<String, List<String>> OTHERS = new HashMap<>();

  private static final Pattern JOINTS = Pattern.compile(" (?:of|in|and) ");

  static {
    for (List<String> row : TabSeparated.rows(Equivalents.class, "equivalents.tsv")) {
      List<String> folded = row.stream().map(Words::fold).toList();
      for (String one : folded) {
        OTHERS.computeIfAbsent(withoutJoints(one), absent -> new ArrayList<>()).addAll(folded);
      }
    }
  }

  private Equivalents() {}

  /**
   * What else the same thing is called, folded; empty where nothing is known.
   *
   * @param folded a name, with or without the words that join its parts
   */
  static List<String> of(String folded) {
    return OTHERS.getOrDefault(withoutJoints(folded), List.of());
  }

  private static String withoutJoints(String folded) {
    return JOINTS.matcher(folded).replaceAll(" ");
  }
}
