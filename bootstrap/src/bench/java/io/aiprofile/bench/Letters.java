package io.aiprofile.bench;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Compares texts by their letters and digits only: how a reader laid a line out is not at issue.
 * Vowel signs count as letters.
 */
final class Letters {
  private Letters() {}

  static boolean contain(String text, String part) {
    return of(text).contains(of(part));
  }

  private static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
  }
}
