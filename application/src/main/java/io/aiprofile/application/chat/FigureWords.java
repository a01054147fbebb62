package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.TabSeparated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of {@code figure-words.tsv}: numbers, scales, units and months. Number words are known
 * by language, since {@code once} is eleven in one and a conjunction in another.
 */
final class FigureWords {
  static final String PERCENT = "%";

  private static final Pattern GROUPS = Pattern.compile(" ");
  private static final Pattern WORDS = Pattern.compile(",");
  private static final String ANY_LANGUAGE = "*";

  private static final Map<String, BigDecimal> SECONDS =
      Map.of(
          "s", BigDecimal.ONE,
          "min", BigDecimal.valueOf(60),
          "h", BigDecimal.valueOf(3_600),
          "d", BigDecimal.valueOf(86_400),
          "week", BigDecimal.valueOf(604_800),
          "month", BigDecimal.valueOf(2_629_800),
          "year", BigDecimal.valueOf(31_557_600));

  private static final Map<String, Map<String, Integer>> NUMBERS = new HashMap<>();
  private static final Map<String, Map<String, Integer>> ORDINALS = new HashMap<>();
  private static final Map<String, BigDecimal> SCALES = new HashMap<>();
  private static final Map<String, String> UNITS = new HashMap<>();
  private static final Map<String, Integer> MONTHS = new HashMap<>();

  static {
    for (List<String> row : TabSeparated.rows(FigureWords.class, "figure-words.tsv")) {
      for (String group : GROUPS.split(row.get(2), -1)) {
        String language = group.substring(0, group.indexOf(':'));
        for (String word : WORDS.split(group.substring(group.indexOf(':') + 1), -1)) {
          add(row.get(0), row.get(1), language, word);
        }
      }
    }
  }

  private FigureWords() {}

  private static void add(String kind, String value, String language, String word) {
    switch (kind) {
      case "number" -> in(NUMBERS, language).put(word, Integer.valueOf(value));
      case "ordinal" -> in(ORDINALS, language).put(word, Integer.valueOf(value));
      case "scale" -> SCALES.put(word, new BigDecimal(value));
      case "unit" -> UNITS.put(word, value);
      case "month" -> MONTHS.put(word, Integer.valueOf(value));
      default -> throw new IllegalStateException("figure-words.tsv has no kind " + kind);
    }
  }

  private static Map<String, Integer> in(Map<String, Map<String, Integer>> words, String language) {
    return words.computeIfAbsent(language, absent -> new HashMap<>());
  }

  static Optional<Integer> number(String lowerCase, Collection<String> languages) {
    return find(NUMBERS, lowerCase, languages);
  }

  static Optional<Integer> ordinal(String lowerCase, Collection<String> languages) {
    return find(ORDINALS, lowerCase, languages);
  }

  private static Optional<Integer> find(
      Map<String, Map<String, Integer>> words, String lowerCase, Collection<String> languages) {
    List<String> all = new ArrayList<>(languages);
    all.add(ANY_LANGUAGE);
    return all.stream()
        .map(language -> words.getOrDefault(language, Map.of()).get(lowerCase))
        .flatMap(value -> Optional.ofNullable(value).stream())
        .findFirst();
  }

  static Optional<BigDecimal> scale(String lowerCase) {
    return Optional.ofNullable(SCALES.get(lowerCase));
  }

  static Optional<String> unit(String lowerCase) {
    return Optional.ofNullable(UNITS.get(lowerCase));
  }

  static Optional<Integer> month(String lowerCase) {
    return Optional.ofNullable(MONTHS.get(lowerCase));
  }

  /** A time in seconds; empty for other units. */
  static Optional<BigDecimal> inBaseUnit(BigDecimal value, String unit) {
    return Optional.ofNullable(SECONDS.get(unit)).map(value::multiply);
  }

  /** Whether a word for the scale stands anywhere in the text. */
  static boolean mentionsScale(String text, BigDecimal scale) {
    String lowerCase = text.toLowerCase(Locale.ROOT);
    return SCALES.entrySet().stream()
        .anyMatch(
            word ->
                word.getKey().length() > 2
                    && word.getValue().compareTo(scale) == 0
                    && lowerCase.contains(word.getKey()));
  }
}
