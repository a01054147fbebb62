package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Addresses.Address;
import io.aiprofile.application.chat.Names.Name;
import io.aiprofile.application.chat.Verdict.Contradicted;
import io.aiprofile.application.chat.Verdict.Fault;
import io.aiprofile.application.chat.Verdict.Supported;
import io.aiprofile.application.chat.Verdict.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One sentence's check; for one thread. */
final class SentenceCheck {
  private final Comparison comparison;
  private final Claims claims;
  private final Map<Integer, Integer> numbers;

  /**
   * A check of what is compared.
   *
   * @param numbers of the sources, by the place of their chunk in the index
   */
  SentenceCheck(Comparison comparison, Map<Integer, Integer> numbers) {
    this.comparison = comparison;
    this.claims = comparison.claims();
    this.numbers = numbers;
  }

  /** The verdict where these lines are all that may support the sentence. */
  Verdict against(List<SourceLine> lines) {
    if (lines.isEmpty() || asks(claims.text())) {
      return new Unsupported("States nothing that a source could say");
    }
    boolean denies = !Polarity.negations(claims.text()).isEmpty();
    Optional<Contradicted> absent = absentClaim(lines);
    if (absent.isPresent()) {
      return denies && absent.get().fault() == Fault.NAME
          ? new Unsupported("Denies what no source mentions")
          : absent.get();
    }
    Support support = Support.of(comparison, lines, denies);
    Optional<Contradicted> fault =
        new Placement(comparison)
            .misplaced(lines)
            .or(() -> new Reversal(comparison).in(support.lines(), lines));
    if (fault.isPresent()) {
      return fault.get();
    }
    return support.isEnough(denies)
        ? new Supported(grounds(support.lines()))
        : new Unsupported("The sources hardly speak of this");
  }

  private static boolean asks(String text) {
    return text.endsWith("?") || text.endsWith("？");
  }

  private Optional<Contradicted> absentClaim(List<SourceLine> lines) {
    for (Address address : claims.addresses()) {
      if (lines.stream().noneMatch(line -> Addresses.isIn(address, line.whole()))) {
        return fault(Fault.ADDRESS, address.exact());
      }
    }
    for (Figure figure : claims.figures()) {
      if (lines.stream().noneMatch(line -> line.holds(figure))) {
        return fault(figure.isDate() ? Fault.DATE : Fault.NUMBER, claims.text(figure));
      }
    }
    for (Name name : claims.names()) {
      if (lines.stream().noneMatch(line -> line.has(name))) {
        return fault(Fault.NAME, claims.text(name));
      }
    }
    return Optional.empty();
  }

  private static Optional<Contradicted> fault(Fault fault, String claim) {
    return Optional.of(new Contradicted(fault, claim));
  }

  private List<Grounds> grounds(List<SourceLine> supporting) {
    Map<Integer, List<Integer>> bySource = new TreeMap<>();
    for (SourceLine line : supporting) {
      int source = numbers.getOrDefault(line.line().chunk(), 0);
      bySource.computeIfAbsent(source, absent -> new ArrayList<>()).add(line.line().sentence());
    }
    List<Grounds> grounds = new ArrayList<>();
    bySource.forEach(
        (source, lines) -> grounds.add(new Grounds(source, lines.stream().sorted().toList())));
    return grounds;
  }
}
