package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of employers, tools and schools in a question: "Has she worked at Siemens?" cannot be
 * answered from documents that never mention Siemens.
 */
final class NamedThings {
  /**
   * Capitals mark names, except behind words of place: documents name the town, not the country.
   */
  private static final Pattern CAPITALS =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N},]\\s)(?<!\\b(?:[Ii]n|to|en|à|au|aux|a|from|an?)\\s)(?!Ph\\.?D|MBA)\\p{Lu}[\\p{L}\\p{N}+#&.-]{2,}");

  private static final Pattern LATIN_LETTERS = Pattern.compile("[A-Za-z][A-Za-z0-9+#.-]+");

  private static final Map<String, Pattern> BY_LANGUAGE =
      Map.of(
          "de",
              Pattern.compile(
                  "(?<=\\b(?:bei|Firma|[Ss]pricht (?:sie|er)|[Kk]ann (?:sie|er))\\s)\\p{Lu}[\\p{L}\\p{N}+#&.-]+|\\b\\p{Lu}{2,}[\\p{L}.]*(?![\\p{L}-])"),
          "es", Pattern.compile(CAPITALS + "|(?<=\\b[Hh]abla )\\p{L}{4,}"),
          "fr", Pattern.compile(CAPITALS + "|(?<=\\b[Pp]arle-t-(?:elle|il) )\\p{L}{4,}"),
          "zh",
              Pattern.compile(
                  "(?<=在)(?!哪|什么)\\p{IsHan}{2,6}?(?=工作过|上班|任职|待过|干过)|(?<=会(?:用|说|讲))\\p{IsHan}{2,6}(?=[吗么])|"
                      + LATIN_LETTERS),
          "hi",
              Pattern.compile("\\S+(?= में (?:कभी )?(?:काम|नौकरी))|\\S+(?= बोलत)|" + LATIN_LETTERS),
          "ja", LATIN_LETTERS,
          "ru", LATIN_LETTERS,
          "ar", LATIN_LETTERS,
          "ko", LATIN_LETTERS);

  private NamedThings() {}

  /** How many names of the question occur nowhere in the documents. */
  static int missing(ProfileIndex index, SearchText question) {
    Matcher names =
        BY_LANGUAGE.getOrDefault(language(index, question), CAPITALS).matcher(question.text());
    int missing = 0;
    while (names.find()) {
      String name = names.group().toLowerCase(Locale.ROOT).replaceAll("[.&-]+$", "");
      if (!index.mentions(name)) {
        missing++;
      }
    }
    return missing;
  }

  /** A few words are easily taken for another language; the documents tell what they rather are. */
  private static String language(ProfileIndex index, SearchText question) {
    return BY_LANGUAGE.containsKey(question.language())
        ? question.language()
        : index.languages().getFirst();
  }
}
