package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Names.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines that a sentence comes from, and how much of it they say.
 *
 * @param lines the most telling first; never empty
 * @param score on a scale fitted on the dev table of sentences
 */
record Support(List<SourceLine> lines, double score) {
  private static final int MAX_LINES = 3;

  /** What a further line must add, as a share of the whole. */
  private static final double WORTH_A_LINE = 0.2;

  private static final double FIGURE = 2;
  private static final double FIGURE_ABOVE = 1;
  private static final double NAME = 1;
  private static final double CLOSENESS = 0.3;

  /** A name shows what a sentence is about, not what it says of it. */
  private static final double NAMED = 0.15;

  /** A sentence whose figures and names all stand in one line is likely to come from it. */
  private static final double CLAIM = 0.05;

  /** In a language that no document is in, words and meaning tell little else. */
  private static final double FOREIGN_CLAIM = 0.12;

  private static final int MAX_CLAIMS = 3;
  private static final double ENOUGH = 0.34;

  /** What is not so is seldom said, and seldom in other words. */
  private static final double ENOUGH_TO_DENY = 0.52;

  Support {
    lines = List.copyOf(lines);
  }

  boolean isEnough(boolean denies) {
    return score >= (denies ? ENOUGH_TO_DENY : ENOUGH);
  }

  static Support of(Comparison comparison, List<SourceLine> lines) {
    List<SourceLine> chosen = new Choice(comparison).from(lines);
    double closeness =
        chosen.stream().mapToDouble(comparison::closeness).max().orElse(Double.NEGATIVE_INFINITY);
    Claims claims = comparison.claims();
    SourceLine main = chosen.getFirst();
    long held =
        claims.figures().stream().filter(main::holds).count()
            + claims.names().stream().filter(main::has).count();
    double claim = claims.foreign() ? FOREIGN_CLAIM : CLAIM;
    return new Support(
        chosen,
        words(comparison, chosen) + CLOSENESS * closeness + claim * Math.min(MAX_CLAIMS, held));
  }

  /** The share of the sentence's words, weighted by how rare they are, that the lines have. */
  private static double words(Comparison comparison, List<SourceLine> chosen) {
    Set<String> there = new HashSet<>();
    for (SourceLine line : chosen) {
      there.addAll(line.line().terms());
      there.addAll(line.line().titleTerms());
    }
    Set<String> named = new HashSet<>();
    for (Name name : comparison.claims().names()) {
      named.addAll(
          comparison.termsOf(comparison.claims().text().substring(name.start(), name.end())));
    }
    double words = 0;
    for (Set<String> terms : comparison.claims().terms()) {
      double whole = 0;
      double had = 0;
      for (String term : terms) {
        double weight = (named.contains(term) ? NAMED : 1) * comparison.weight(Set.of(term));
        whole += weight;
        had += there.contains(term) ? weight : 0;
      }
      words = Math.max(words, whole == 0 ? 0 : had / whole);
    }
    return words;
  }

  /** Picks lines one after another, each for what the ones before do not have. */
  private static final class Choice {
    private final Comparison comparison;
    private final Set<String> terms;
    private final List<Figure> figures;
    private final List<Name> names;

    Choice(Comparison comparison) {
      this.comparison = comparison;
      this.terms = new HashSet<>(comparison.allTerms());
      this.figures = new ArrayList<>(comparison.claims().figures());
      this.names = new ArrayList<>(comparison.claims().names());
    }

    List<SourceLine> from(List<SourceLine> lines) {
      double whole = comparison.weight(terms);
      List<SourceLine> left = new ArrayList<>(lines);
      List<SourceLine> chosen = new ArrayList<>();
      while (chosen.size() < MAX_LINES && !left.isEmpty()) {
        SourceLine best = left.stream().max(Comparator.comparingDouble(this::gain)).orElseThrow();
        if (!chosen.isEmpty() && !adds(best, whole)) {
          break;
        }
        chosen.add(best);
        left.remove(best);
        terms.removeAll(best.line().terms());
        terms.removeAll(best.line().titleTerms());
        figures.removeIf(best::holds);
        names.removeIf(best::has);
      }
      return chosen;
    }

    private double gain(SourceLine line) {
      double stated =
          figures.stream()
              .mapToDouble(
                  figure ->
                      line.states(figure) ? FIGURE : line.standsUnder(figure) ? FIGURE_ABOVE : 0)
              .sum();
      long named = names.stream().filter(line.names()::has).count();
      return comparison.fit(line, terms)
          + stated
          + NAME * named
          + CLOSENESS * comparison.closeness(line);
    }

    private boolean adds(SourceLine line, double whole) {
      return figures.stream().anyMatch(line::holds)
          || names.stream().anyMatch(line::has)
          || comparison.fit(line, terms) > WORTH_A_LINE * whole;
    }
  }
}
