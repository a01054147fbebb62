package io.aiprofile.application.chat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;

/**
 * A number, year or month that a text states.
 *
 * @param values what it may mean: {@code 2.700} is 2700 in one locale and 2.7 in another; a month
 *     with its year counts months from year 0
 * @param scale what the digits were multiplied with, 1 where no word said so
 * @param unit of {@code figure-words.tsv}; empty where none stands beside it
 * @param start in the text, inclusive
 * @param end exclusive, behind scale and unit
 */
record Figure(
    Kind kind, Set<BigDecimal> values, BigDecimal scale, String unit, int start, int end) {
  enum Kind {
    NUMBER,
    ORDINAL,
    YEAR,
    MONTH
  }

  Figure {
    values = Set.copyOf(values);
  }

  boolean isDate() {
    return kind == Kind.YEAR || kind == Kind.MONTH;
  }

  /**
   * Whether a source's figure is the same as this one.
   *
   * @param besideIt the text in which the source's figure stands; a table has the unit in its head
   */
  boolean isIn(Figure source, String besideIt) {
    if (kind == Kind.MONTH || source.kind == Kind.MONTH) {
      return kind == source.kind && shares(values, source.values);
    }
    if (!unitFits(source)) {
      return false;
    }
    if (shares(values, source.values)) {
      return true;
    }
    boolean scaledByHead =
        scale.compareTo(BigDecimal.ONE) > 0
            && source.scale.compareTo(BigDecimal.ONE) == 0
            && FigureWords.mentionsScale(besideIt, scale);
    return scaledByHead
        && source.values.stream()
            .map(value -> value.multiply(scale).stripTrailingZeros())
            .anyMatch(values::contains);
  }

  private boolean unitFits(Figure source) {
    return unit.isEmpty()
        || unit.equals(source.unit)
        || (source.unit.isEmpty() && !unit.equals(FigureWords.PERCENT));
  }

  private static boolean shares(Set<BigDecimal> some, Set<BigDecimal> others) {
    return !Collections.disjoint(some, others);
  }
}
