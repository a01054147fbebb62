package io.aiprofile.domain.profile;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words by which a profile is found: lower-case, without accents, each Chinese or Japanese
 * character for itself. Every storage finds by the same words.
 */
public final class SearchWords {
  /** Names such as C++, C# and Node.js are one word. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"
              + "|[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]"
              + "[\\p{L}\\p{N}\\p{M}+#&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]*"
              + "(?:\\.[\\p{L}\\p{N}]+)*");

  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

  private SearchWords() {}

  /** The words in the order of their first occurrence; empty where there is no letter or digit. */
  public static Set<String> of(String text) {
    return WORD.matcher(folded(text))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Those letters that Unicode takes for letters of their own, and people for accented ones. */
  private static String folded(String text) {
    String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return Normalizer.normalize(bare, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('ø', 'o')
        .replace('ł', 'l')
        .replace('đ', 'd')
        .replace('ı', 'i')
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace("œ", "oe");
  }
}
