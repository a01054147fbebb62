package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Embedding;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How near a sentence is to the lines of its sources, in words and in meaning; for one thread. */
final class Comparison {
  /** A title's words are said of the line below, but of its neighbours too. */
  private static final double OF_TITLE = 0.7;

  /** The cosine of two sentences that have nothing but their language in common, measured. */
  private static final double UNRELATED = 0.85;

  /** Log-odds that make one unit of closeness: about those of a paraphrase in English. */
  private static final double UNIT = 10;

  private final ProfileIndex index;
  private final TextAnalyzer analyzer;
  private final Embeddings embeddings;
  private final Claims claims;
  private final Set<String> allTerms;
  private @Nullable Embedding meaning;

  Comparison(ProfileIndex index, TextAnalyzer analyzer, Embeddings embeddings, Claims claims) {
    this.index = index;
    this.analyzer = analyzer;
    this.embeddings = embeddings;
    this.claims = claims;
    this.allTerms = claims.allTerms();
  }

  Claims claims() {
    return claims;
  }

  /** The sentence's content terms. */
  Set<String> allTerms() {
    return allTerms;
  }

  /** Terms by the rules of the documents' languages, in order. */
  List<String> termsOf(String text) {
    return index.languages().stream()
        .flatMap(language -> analyzer.terms(text, language).stream())
        .distinct()
        .filter(term -> !term.codePoints().allMatch(Character::isDigit))
        .toList();
  }

  /** The content terms of a part of the sentence. */
  Set<String> termsOfPart(String part) {
    Set<String> terms = new HashSet<>(termsOf(part));
    terms.retainAll(allTerms);
    return terms;
  }

  double weight(Collection<String> terms) {
    return terms.stream().mapToDouble(index.lexical()::idf).sum();
  }

  /** The weight of the terms that the line has, itself or from its titles. */
  double fit(SourceLine line, Collection<String> terms) {
    double fit = 0;
    for (String term : terms) {
      if (line.line().terms().contains(term)) {
        fit += index.lexical().idf(term);
      } else if (line.line().titleTerms().contains(term) || line.termsBefore().contains(term)) {
        fit += OF_TITLE * index.lexical().idf(term);
      }
    }
    return fit;
  }

  /** About 0 for a line about something else, 1 for the same in other words, in English. */
  double closeness(SourceLine line) {
    Embedding own = meaning;
    if (own == null) {
      own = embeddings.passages(List.of(claims.text())).getFirst();
      meaning = own;
    }
    double scale = embeddings.logitScale(index.languages().getFirst());
    return scale * (line.line().embedding().cosine(own) - UNRELATED) / UNIT;
  }
}
