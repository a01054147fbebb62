package io.aiprofile.bootstrap.evaluation;

import io.aiprofile.application.port.text.TextAnalyzer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives the same object for the same term. A hundred thousand passages have millions of terms but
 * few distinct ones: it decides whether they fit into 512 MB. For one thread.
 */
final class SharedTerms implements TextAnalyzer {
  private final TextAnalyzer analyzer;
  private final Map<String, String> shared = new HashMap<>();

  SharedTerms(TextAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  @Override
  public Set<String> languages() {
    return analyzer.languages();
  }

  @Override
  public String language(String text) {
    return analyzer.language(text);
  }

  @Override
  public List<String> terms(String text, String language) {
    return analyzer.terms(text, language).stream()
        .map(term -> shared.computeIfAbsent(term, first -> first))
        .toList();
  }
}
