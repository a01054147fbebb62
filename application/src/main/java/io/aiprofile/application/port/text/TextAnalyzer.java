package io.aiprofile.application.port.text;

import java.util.List;
import java.util.Set;

/**
 * Cuts text of any language into the terms that are compared when searching. Deterministic and
 * thread-safe.
 */
public interface TextAnalyzer {

  /**
   * The ISO 639-1 code of the language that the text is most likely in, {@code "en"} when it cannot
   * be told; text of some sentences is told reliably, a few words are a guess.
   */
  String language(String text);

  /** The codes of the languages whose rules it knows. */
  Set<String> languages();

  /**
   * Terms in order, repeated as often as they occur: case, width and accents folded, stemmed by the
   * language's rules, stop words left out, Chinese, Japanese and Korean as overlapping pairs of
   * characters. Empty when the text has no letter or digit.
   *
   * @param language as {@link #language} gives it; an unknown code means no stemming
   */
  List<String> terms(String text, String language);
}
