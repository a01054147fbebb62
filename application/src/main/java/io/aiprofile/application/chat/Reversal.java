package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Verdict.Contradicted;
import io.aiprofile.application.chat.Verdict.Fault;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds sentences that say the opposite of the line that they come from. */
final class Reversal {
  /** How much of the sentence the line must have for the two to be about the same. */
  private static final double SAME = 0.3;

  private static final int NEGATED_TERMS = 3;

  private final Comparison comparison;
  private final Claims claims;

  Reversal(Comparison comparison) {
    this.comparison = comparison;
    this.claims = comparison.claims();
  }

  /**
   * The fault, if any.
   *
   * @param supporting the lines that the sentence comes from, the most telling first
   */
  Optional<Contradicted> in(List<SourceLine> supporting) {
    SourceLine main = supporting.getFirst();
    String text = main.line().text();
    Set<String> all = comparison.allTerms();
    boolean same = comparison.fit(main, all) >= SAME * comparison.weight(all);
    if (same && (Polarity.isOpposed(claims.text(), text) || isAgainstChange(main))) {
      return Optional.of(new Contradicted(Fault.OPPOSITE, text));
    }
    boolean negated = deniesWhatIsSaid(supporting) || (same && saysWhatIsDenied(text));
    return negated ? Optional.of(new Contradicted(Fault.NEGATION, text)) : Optional.empty();
  }

  /** "Increased", of what went from 14 % to 6 %. */
  private boolean isAgainstChange(SourceLine line) {
    List<Placement.Change> changes = Placement.Change.in(line.line().text(), line.figures());
    if (changes.size() != 1) {
      return false;
    }
    return changes
        .getFirst()
        .isRise()
        .map(rise -> rise ? Polarity.saysFall(claims.text()) : Polarity.saysRise(claims.text()))
        .orElse(false);
  }

  private boolean deniesWhatIsSaid(List<SourceLine> supporting) {
    List<Integer> said = Polarity.negations(claims.text());
    if (said.isEmpty()) {
      return false;
    }
    Set<String> stated = new HashSet<>();
    Set<String> denied = new HashSet<>();
    boolean denies = false;
    for (SourceLine line : supporting) {
      String text = line.line().text();
      stated.addAll(line.line().terms());
      for (int end : Polarity.denials(text)) {
        denies = true;
        denied.addAll(following(text, end, NEGATED_TERMS + 1));
      }
    }
    if (!denies) {
      return true;
    }
    for (int end : said) {
      List<String> next = following(claims.text(), end, NEGATED_TERMS);
      if (!Collections.disjoint(next, stated) && Collections.disjoint(next, denied)) {
        return true;
      }
    }
    return false;
  }

  private boolean saysWhatIsDenied(String text) {
    if (!Polarity.denials(claims.text()).isEmpty()) {
      return false;
    }
    for (int end : Polarity.negations(text)) {
      List<String> next = following(text, end, NEGATED_TERMS);
      long said = next.stream().filter(comparison.allTerms()::contains).count();
      if (said >= Math.min(2, Math.max(1, next.size()))) {
        return true;
      }
    }
    return false;
  }

  private List<String> following(String text, int end, int terms) {
    return comparison.termsOf(Clauses.rest(text, end)).stream().limit(terms).toList();
  }
}
