package io.aiprofile.application.memory;

import io.aiprofile.application.port.text.TextAnalyzer;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words between anything that is no letter, mark or digit; no stemming, no stop words. The script
 * tells the language: every text in Latin letters is English. Thread-safe.
 */
public final class SimpleTextAnalyzer implements TextAnalyzer {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*");
  private static final Pattern LATIN_ACCENT = Pattern.compile("[\u0300-\u036f]");
  private static final Pattern IDEOGRAPHS =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+");

  @Override
  public String language(String text) {
    String found = "en";
    for (int letter : text.codePoints().filter(Character::isLetter).toArray()) {
      String language = languageOf(UnicodeScript.of(letter));
      if (language.equals("ja")) {
        return language;
      }
      found = found.equals("en") ? language : found;
    }
    return found;
  }

  @Override
  public Set<String> languages() {
    return Set.of();
  }

  @Override
  public List<String> terms(String text, String language) {
    List<String> terms = new ArrayList<>();
    Matcher words = WORD.matcher(folded(text));
    while (words.find()) {
      addTerms(terms, words.group());
    }
    return terms;
  }

  private static void addTerms(List<String> terms, String word) {
    Matcher ideographs = IDEOGRAPHS.matcher(word);
    int at = 0;
    while (ideographs.find()) {
      addWord(terms, word.substring(at, ideographs.start()));
      addPairs(terms, ideographs.group());
      at = ideographs.end();
    }
    addWord(terms, word.substring(at));
  }

  private static void addWord(List<String> terms, String word) {
    if (!word.isEmpty()) {
      terms.add(word);
    }
  }

  private static void addPairs(List<String> terms, String run) {
    int[] characters = run.codePoints().toArray();
    for (int i = 0; i < Math.max(1, characters.length - 1); i++) {
      terms.add(new String(characters, i, Math.min(2, characters.length - i)));
    }
  }

  private static String folded(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String plain = LATIN_ACCENT.matcher(decomposed).replaceAll("");
    return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String languageOf(UnicodeScript script) {
    return switch (script) {
      case ARABIC -> "ar";
      case CYRILLIC -> "ru";
      case DEVANAGARI -> "hi";
      case GREEK -> "el";
      case HAN -> "zh";
      case HANGUL -> "ko";
      case HIRAGANA, KATAKANA -> "ja";
      default -> "en";
    };
  }
}
