package io.aiprofile.adapters.vector.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * Tells a language by its script, and among those in Latin letters by their function words: cheap,
 * needs no model, and on a page of text as good as one. A statistical detector would cost more
 * memory than the rest of the program.
 */
final class LanguageGuess {
  private static final int READ_AT_MOST = 20_000;
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}']+");
  private static final Map<UnicodeScript, String> BY_SCRIPT = new EnumMap<>(UnicodeScript.class);

  static {
    BY_SCRIPT.put(UnicodeScript.ARABIC, "ar");
    BY_SCRIPT.put(UnicodeScript.BENGALI, "bn");
    BY_SCRIPT.put(UnicodeScript.CYRILLIC, "ru");
    BY_SCRIPT.put(UnicodeScript.DEVANAGARI, "hi");
    BY_SCRIPT.put(UnicodeScript.GREEK, "el");
    BY_SCRIPT.put(UnicodeScript.GUJARATI, "gu");
    BY_SCRIPT.put(UnicodeScript.HANGUL, "ko");
    BY_SCRIPT.put(UnicodeScript.HAN, "zh");
    BY_SCRIPT.put(UnicodeScript.HEBREW, "he");
    BY_SCRIPT.put(UnicodeScript.HIRAGANA, "ja");
    BY_SCRIPT.put(UnicodeScript.KANNADA, "kn");
    BY_SCRIPT.put(UnicodeScript.KATAKANA, "ja");
    BY_SCRIPT.put(UnicodeScript.MALAYALAM, "ml");
    BY_SCRIPT.put(UnicodeScript.TAMIL, "ta");
    BY_SCRIPT.put(UnicodeScript.TELUGU, "te");
    BY_SCRIPT.put(UnicodeScript.THAI, "th");
  }

  /** The function words of English, question words among them; Lucene's own list is too short. */
  static final CharArraySet ENGLISH =
      new CharArraySet(
          List.of(
              ("a about after all also an and any are as at be been before but by can could did do"
                      + " does during each few for from had has have her hers him his how i if in"
                      + " into is it its me more most my no not of on or other our out over own"
                      + " she he so some such than that the their them then there these they this"
                      + " those through to under until up very was we were what when where which"
                      + " while who whom why will with would you your")
                  .split(" ")),
          true);

  private final Map<String, CharArraySet> functionWords = new HashMap<>();

  LanguageGuess() {
    functionWords.put("da", DanishAnalyzer.getDefaultStopSet());
    functionWords.put("de", GermanAnalyzer.getDefaultStopSet());
    functionWords.put("en", ENGLISH);
    functionWords.put("es", SpanishAnalyzer.getDefaultStopSet());
    functionWords.put("fi", FinnishAnalyzer.getDefaultStopSet());
    functionWords.put("fr", FrenchAnalyzer.getDefaultStopSet());
    functionWords.put("hu", HungarianAnalyzer.getDefaultStopSet());
    functionWords.put("id", IndonesianAnalyzer.getDefaultStopSet());
    functionWords.put("it", ItalianAnalyzer.getDefaultStopSet());
    functionWords.put("nl", DutchAnalyzer.getDefaultStopSet());
    functionWords.put("no", NorwegianAnalyzer.getDefaultStopSet());
    functionWords.put("pt", PortugueseAnalyzer.getDefaultStopSet());
    functionWords.put("ro", RomanianAnalyzer.getDefaultStopSet());
    functionWords.put("sv", SwedishAnalyzer.getDefaultStopSet());
    functionWords.put("tr", TurkishAnalyzer.getDefaultStopSet());
  }

  String of(String text) {
    String read = text.substring(0, Math.min(text.length(), READ_AT_MOST));
    return byScript(read).orElseGet(() -> byFunctionWords(read));
  }

  /** A script other than Latin that makes up a quarter of the letters decides; kana beat Han. */
  private static Optional<String> byScript(String text) {
    Map<String, Integer> letters = new HashMap<>();
    int all = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int letter = text.codePointAt(at);
      if (Character.isLetter(letter)) {
        all++;
        String language = BY_SCRIPT.get(UnicodeScript.of(letter));
        if (language != null) {
          letters.merge(language, 1, Integer::sum);
        }
      }
    }
    if (letters.getOrDefault("ja", 0) * 10 > letters.getOrDefault("zh", 0)
        && letters.containsKey("ja")) {
      letters.merge("ja", letters.getOrDefault("zh", 0), Integer::sum);
    }
    int enough = Math.max(1, all / 4);
    return letters.entrySet().stream()
        .filter(counted -> counted.getValue() >= enough)
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  private String byFunctionWords(String text) {
    String[] words = NOT_LETTERS.split(text.toLowerCase(Locale.ROOT));
    String best = "en";
    double most = hits(words, ENGLISH);
    for (Map.Entry<String, CharArraySet> language : functionWords.entrySet()) {
      double hits = hits(words, language.getValue());
      if (hits > most
          || (hits == most && language.getKey().compareTo(best) < 0 && !best.equals("en"))) {
        best = language.getKey();
        most = hits;
      }
    }
    return best;
  }

  private static double hits(String[] words, CharArraySet functionWords) {
    double hits = 0;
    for (String word : words) {
      if (functionWords.contains(word)) {
        hits++;
      }
    }
    return hits;
  }
}
