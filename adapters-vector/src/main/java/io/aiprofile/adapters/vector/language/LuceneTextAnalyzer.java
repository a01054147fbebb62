package io.aiprofile.adapters.vector.language;

import io.aiprofile.application.port.text.TextAnalyzer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** Lucene's analyzer of each language, accents folded, names of technologies kept whole. */
public final class LuceneTextAnalyzer implements TextAnalyzer {
  private final LanguageGuess guess = new LanguageGuess();
  private final Analyzer unknown = new FoldingAnalyzer(new StandardAnalyzer());
  private final Map<String, Analyzer> analyzers =
      Map.ofEntries(
          entry("ar", new ArabicAnalyzer()),
          entry("bn", new BengaliAnalyzer()),
          entry("da", new DanishAnalyzer()),
          entry("de", new GermanAnalyzer()),
          entry("el", new GreekAnalyzer()),
          entry("en", new EnglishAnalyzer(LanguageGuess.ENGLISH)),
          entry("es", new SpanishAnalyzer()),
          entry("fa", new PersianAnalyzer()),
          entry("fi", new FinnishAnalyzer()),
          entry("fr", new FrenchAnalyzer()),
          entry("hi", new HindiAnalyzer()),
          entry("hu", new HungarianAnalyzer()),
          entry("id", new IndonesianAnalyzer()),
          entry("it", new ItalianAnalyzer()),
          entry("ja", new CJKAnalyzer()),
          entry("ko", new CJKAnalyzer()),
          entry("nl", new DutchAnalyzer()),
          entry("no", new NorwegianAnalyzer()),
          entry("pt", new PortugueseAnalyzer()),
          entry("ro", new RomanianAnalyzer()),
          entry("ru", new RussianAnalyzer()),
          entry("sv", new SwedishAnalyzer()),
          entry("ta", new TamilAnalyzer()),
          entry("te", new TeluguAnalyzer()),
          entry("th", new ThaiAnalyzer()),
          entry("tr", new TurkishAnalyzer()),
          entry("zh", new CJKAnalyzer()));

  @Override
  public String language(String text) {
    return guess.of(text);
  }

  @Override
  public Set<String> languages() {
    return analyzers.keySet();
  }

  @Override
  public List<String> terms(String text, String language) {
    Analyzer analyzer = analyzers.getOrDefault(language, unknown);
    List<String> terms = new ArrayList<>();
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    try (TokenStream tokens = analyzer.tokenStream("text", new StringReader(composed))) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        // Lucene takes an emoji for a word.
        if (term.codePoints().anyMatch(Character::isLetterOrDigit)) {
          terms.add(term.toString());
        }
      }
      tokens.end();
      return terms;
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from a string", e);
    }
  }

  private static Map.Entry<String, Analyzer> entry(String language, Analyzer analyzer) {
    return Map.entry(language, new FoldingAnalyzer(analyzer));
  }
}
