package io.aiprofile.application.chat;

import java.math.BigDecimal;
import java.util.Set;

/** The values of numbers as they are written in digits or in Chinese characters. */
final class Numerals {
  private Numerals() {}

  /** What digits mean where the locale is not known. */
  static Set<BigDecimal> readings(String digits) {
    String number = digits.replaceAll("[ \\u00a0\\u202f'’]", "");
    int dots = count(number, '.');
    int commas = count(number, ',');
    if (dots > 0 && commas > 0) {
      char decimal = number.lastIndexOf('.') > number.lastIndexOf(',') ? '.' : ',';
      return Set.of(decimal(number, decimal));
    }
    if (dots + commas == 0) {
      return Set.of(decimal(number, '.'));
    }
    char separator = dots > 0 ? '.' : ',';
    if (dots + commas > 1) {
      return Set.of(decimal(number, separator == '.' ? ',' : '.'));
    }
    boolean mayGroup = number.length() - number.indexOf(separator) == 4 && number.charAt(0) != '0';
    return mayGroup
        ? Set.of(decimal(number, '.'), decimal(number, ','))
        : Set.of(decimal(number, separator));
  }

  private static BigDecimal decimal(String number, char decimalSeparator) {
    String grouping = decimalSeparator == '.' ? "," : ".";
    String plain = number.replace(grouping, "").replace(decimalSeparator, '.');
    return new BigDecimal(plain).stripTrailingZeros();
  }

  private static int count(String text, char character) {
    return (int) text.chars().filter(at -> at == character).count();
  }

  /** Numbers below 10,000, such as {@code 二十三}. */
  static long han(String number) {
    long sum = 0;
    long digit = 0;
    for (int i = 0; i < number.length(); i++) {
      char at = number.charAt(i);
      switch (at) {
        case '十' -> {
          sum += Math.max(1, digit) * 10;
          digit = 0;
        }
        case '百' -> {
          sum += Math.max(1, digit) * 100;
          digit = 0;
        }
        case '千' -> {
          sum += Math.max(1, digit) * 1000;
          digit = 0;
        }
        case '两' -> digit = 2;
        default -> digit = "零一二三四五六七八九".indexOf(at);
      }
    }
    return sum + digit;
  }
}
