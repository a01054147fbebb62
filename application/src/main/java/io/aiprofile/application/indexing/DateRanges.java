package io.aiprofile.application.indexing;

import java.util.regex.Pattern;

/** Recognises the dates by which entries of career documents can be told from prose. */
public final class DateRanges {
  private static final String YEAR = "(?:19[5-9]\\d|20[0-4]\\d|[१२][०-९]{3})";
  private static final Pattern ANY_YEAR = Pattern.compile("(?<![\\d.,])" + YEAR + "(?![\\d,])");
  private static final Pattern RANGE =
      Pattern.compile(
          YEAR
              + "\\s*[年.月/\\d]{0,4}\\s*(?:[-–—~～至到]|(?:to|until|bis|à|au|a|al|से)(?!\\p{L}))\\s*"
              + "(?:[^\\d\\n]{0,14}"
              + YEAR
              + "|\\d{2}(?!\\d)|present|now|current|today|heute|aujourd|présent|actual|presente|hoy"
              + "|oggi|至今|今|वर्तमान|अब तक|ongoing|date)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private DateRanges() {}

  /** Whether a period such as {@code 2019-2022} or {@code March 2020 to present} is named. */
  public static boolean rangeIn(String line) {
    return RANGE.matcher(line).find();
  }

  /** Whether any year between 1950 and 2049 is named. */
  public static boolean yearIn(String line) {
    return ANY_YEAR.matcher(line).find();
  }

  /** A title line without its dates and what held them together. */
  public static String removedFrom(String line) {
    return RANGE
        .matcher(line)
        .replaceAll("")
        .replaceAll(YEAR, "")
        .replaceAll("\\(\\s*\\)", "")
        .replaceAll("\\s+", " ")
        .replaceAll("^[\\s,;|·•–—-]+|[\\s,;|·•–—:-]+$", "");
  }
}
