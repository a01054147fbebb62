package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Names.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

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
  private static final double CLOSENESS = 0.25;

  /** A figure, name or address that the main line has counts like a word as rare as this. */
  private static final double CLAIM = 1.5;

  private static final int MAX_CLAIMS = 4;

  /** An address is found to the letter, and little but "write to" is said with it. */
  private static final int ADDRESS = 3;

  /** In a language that no document is in, words and meaning tell little else. */
  private static final double FOREIGN_CLAIM = 0.12;

  private static final double ENOUGH = 0.36;

  /** What is not so is seldom said, and seldom in other words. */
  private static final double ENOUGH_TO_DENY = 0.54;

  /** What closeness takes away from a line that is about nothing of the kind, at the most. */
  private static final double MAX_DISTANCE = 0.375;

  /** What it gives a line that says the same, at the most. */
  private static final double MAX_CLOSENESS = 0.375;

  Support {
    lines = List.copyOf(lines);
  }

  boolean isEnough(boolean denies) {
    return score >= enough(denies);
  }

  private static double enough(boolean denies) {
    return denies ? ENOUGH_TO_DENY : ENOUGH;
  }

  /**
   * Words alone decide where closeness could not change the outcome: to embed a sentence takes ten
   * times as long as all else.
   */
  static Support of(Comparison comparison, List<SourceLine> lines, boolean denies) {
    Support byWords = of(comparison, lines, line -> 0);
    double enough = enough(denies);
    return byWords.score >= enough + MAX_DISTANCE || byWords.score + MAX_CLOSENESS < enough
        ? byWords
        : of(comparison, lines, line -> CLOSENESS * comparison.closeness(line));
  }

  private static Support of(
      Comparison comparison, List<SourceLine> lines, ToDoubleFunction<SourceLine> closeness) {
    List<SourceLine> chosen = new Choice(comparison, closeness).from(lines);
    double closest = chosen.stream().mapToDouble(closeness).max().orElse(Double.NEGATIVE_INFINITY);
    int claims = Math.min(MAX_CLAIMS, claims(comparison.claims(), chosen.getFirst()));
    double foreign = comparison.claims().foreign() ? FOREIGN_CLAIM * claims : 0;
    return new Support(chosen, share(comparison, chosen, claims) + closest + foreign);
  }

  private static int claims(Claims claims, SourceLine main) {
    return (int)
        (claims.figures().stream().filter(main::holds).count()
            + claims.names().stream().filter(main::has).count()
            + ADDRESS
                * claims.addresses().stream()
                    .filter(address -> Addresses.isIn(address, main.whole()))
                    .count());
  }

  /**
   * The share of the sentence's words that the lines have, weighted by how rare they are. Names and
   * figures count as claims: they tell what a sentence is about, not what it says of it.
   */
  private static double share(Comparison comparison, List<SourceLine> chosen, int claims) {
    Set<String> there = new HashSet<>();
    for (SourceLine line : chosen) {
      there.addAll(line.line().terms());
      there.addAll(line.line().titleTerms());
    }
    Set<String> claimed = new HashSet<>();
    Claims of = comparison.claims();
    of.names().forEach(name -> claimed.addAll(comparison.termsOf(of.text(name))));
    of.figures().forEach(figure -> claimed.addAll(comparison.termsOf(of.text(figure))));
    of.addresses().forEach(address -> claimed.addAll(comparison.termsOf(of.text(address))));
    double share = 0;
    for (Set<String> language : comparison.claims().terms()) {
      Set<String> terms = new HashSet<>(language);
      terms.removeAll(claimed);
      double whole = comparison.weight(terms) + CLAIM * claims;
      terms.retainAll(there);
      double had = comparison.weight(terms) + CLAIM * claims;
      share = Math.max(share, whole == 0 ? 0 : had / whole);
    }
    return share;
  }

  /** Picks lines one after another, each for what the ones before do not have. */
  private static final class Choice {
    private final Comparison comparison;
    private final ToDoubleFunction<SourceLine> closeness;
    private final Set<String> terms;
    private final List<Figure> figures;
    private final List<Name> names;

    Choice(Comparison comparison, ToDoubleFunction<SourceLine> closeness) {
      this.comparison = comparison;
      this.closeness = closeness;
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
      return comparison.fit(line, terms) + stated + NAME * named + closeness.applyAsDouble(line);
    }

    private boolean adds(SourceLine line, double whole) {
      return figures.stream().anyMatch(line::holds)
          || names.stream().anyMatch(line::has)
          || comparison.fit(line, terms) > WORTH_A_LINE * whole;
    }
  }
}
