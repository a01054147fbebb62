package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Verdict.Contradicted;
import io.aiprofile.application.chat.Verdict.Fault;
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
   * @param all lines of the sources
   */
  Optional<Contradicted> in(List<SourceLine> supporting, List<SourceLine> all) {
    SourceLine main = supporting.getFirst();
    String text = main.line().text();
    Set<String> terms = comparison.allTerms();
    boolean same = comparison.fit(main, terms) >= SAME * comparison.weight(terms);
    if (same && (Polarity.isOpposed(claims.text(), text) || isAgainstChange(main))) {
      return Optional.of(new Contradicted(Fault.OPPOSITE, text));
    }
    boolean negated = deniesWhatIsSaid(supporting, all) || (same && saysWhatIsDenied(text));
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

  private boolean deniesWhatIsSaid(List<SourceLine> supporting, List<SourceLine> all) {
    List<Integer> said = Polarity.negations(claims.text());
    if (said.isEmpty()) {
      return false;
    }
    Set<String> stated = new HashSet<>();
    supporting.forEach(line -> stated.addAll(line.line().terms()));
    Set<String> denied = deniedBy(all);
    boolean denies =
        supporting.stream().anyMatch(line -> !Polarity.denials(line.line().text()).isEmpty());
    return said.stream()
        .map(end -> following(claims.text(), end, NEGATED_TERMS))
        .anyMatch(
            next -> {
              long alsoDenied = next.stream().filter(denied::contains).count();
              long onlyStated =
                  next.stream().filter(stated::contains).filter(t -> !denied.contains(t)).count();
              return alsoDenied == 0 ? !denies || onlyStated > 0 : onlyStated > alsoDenied;
            });
  }

  private Set<String> deniedBy(List<SourceLine> lines) {
    Set<String> denied = new HashSet<>();
    for (SourceLine line : lines) {
      String text = line.line().text();
      Polarity.denials(text).forEach(end -> denied.addAll(following(text, end, NEGATED_TERMS + 1)));
    }
    return denied;
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
