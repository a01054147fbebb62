package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Figure.Kind;
import io.aiprofile.application.chat.Names.Name;
import io.aiprofile.application.chat.SourceLine.Segment;
import io.aiprofile.application.chat.Verdict.Contradicted;
import io.aiprofile.application.chat.Verdict.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds figures and names that the sources have, but say of something else. */
final class Placement {
  /**
   * How much worse a line with the figure may fit than one without, as a share of the clause's
   * weight; fitted on the dev table.
   */
  private static final double TOLERANCE = 0.35;

  private static final double NAME_TOLERANCE = 0.4;

  /** Between a line about something else and one that says the same, see {@link Comparison}. */
  private static final double MAX_SPREAD = 2;

  private static final double CLOSENESS = 0.3;

  /** How much better another part of the same line must fit. */
  private static final double SEGMENT_TOLERANCE = 0.3;

  private static final Pattern FROM =
      Pattern.compile(
          "(?iu)(?:^|.*\\s)(?:from|von|de|del|du|entre|between)\\s(?:USD|EUR|CAD|[$€£₹])?\\s?$|.*[从由]$");
  private static final Pattern TO =
      Pattern.compile(
          "(?iu)\\s(?:to|auf|bis|a|al|à|and|y|से)\\s.{0,12}|.{0,12}[到至].{0,3}|\\sसे\\s.{0,12}");

  private static final Pattern NEXT_WORD = Pattern.compile("[\\s-]?([\\p{L}\\p{M}]+)");

  private final Comparison comparison;
  private final Claims claims;

  Placement(Comparison comparison) {
    this.comparison = comparison;
    this.claims = comparison.claims();
  }

  Optional<Contradicted> misplaced(List<SourceLine> lines) {
    for (Figure figure : claims.figures()) {
      boolean placed =
          isInPlace(figure, lines)
              && isInSegment(figure, lines)
              && isBound(figure, lines)
              && isTogether(figure, lines);
      if (!placed) {
        Fault fault = figure.isDate() ? Fault.DATE : Fault.NUMBER;
        return Optional.of(new Contradicted(fault, claims.text(figure)));
      }
    }
    for (Name name : claims.names()) {
      boolean placed = isInPlace(name, lines) && isTogether(name, lines);
      if (!placed) {
        return Optional.of(new Contradicted(Fault.NAME, claims.text(name)));
      }
    }
    return turnedAround(lines);
  }

  /** Whether a line that has the claim says about as much of its clause as any other does. */
  private boolean isInPlace(
      Set<String> context, double tolerance, Predicate<SourceLine> has, List<SourceLine> lines) {
    double whole = Math.max(1e-9, comparison.weight(context));
    ToDoubleFunction<SourceLine> words = line -> comparison.fit(line, context) / whole;
    if (lead(words, has, lines) + tolerance >= CLOSENESS * MAX_SPREAD) {
      return true; // whatever the sentence means: to embed it takes ten times as long as all else
    }
    return lead(
                line -> words.applyAsDouble(line) + CLOSENESS * comparison.closeness(line),
                has,
                lines)
            + tolerance
        >= 0;
  }

  /** By how much the best line that has the claim is ahead of the best that has it not. */
  private static double lead(
      ToDoubleFunction<SourceLine> fit, Predicate<SourceLine> has, List<SourceLine> lines) {
    double with = Double.NEGATIVE_INFINITY;
    double without = Double.NEGATIVE_INFINITY;
    for (SourceLine line : lines) {
      if (has.test(line)) {
        with = Math.max(with, fit.applyAsDouble(line));
      } else {
        without = Math.max(without, fit.applyAsDouble(line));
      }
    }
    return without == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : with - without;
  }

  private boolean isInPlace(Figure figure, List<SourceLine> lines) {
    Set<String> context = clause(figure.start(), figure.end());
    return context.isEmpty() || isInPlace(context, TOLERANCE, line -> line.follows(figure), lines);
  }

  private boolean isInPlace(Name name, List<SourceLine> lines) {
    Set<String> context = clause(name.start(), name.end());
    context.removeAll(comparison.termsOf(claims.text(name)));
    return context.isEmpty() || isInPlace(context, NAME_TOLERANCE, line -> line.has(name), lines);
  }

  private Set<String> clause(int start, int end) {
    return comparison.termsOfPart(Clauses.around(claims.text(), start, end));
  }

  /** The line that says most of the clause has the figure in the part that the clause is about. */
  private boolean isInSegment(Figure figure, List<SourceLine> lines) {
    Set<String> context = clause(figure.start(), figure.end());
    SourceLine best =
        lines.stream()
            .filter(line -> line.holds(figure))
            .max(Comparator.comparingDouble(line -> comparison.fit(line, context)))
            .orElseThrow();
    return !best.states(figure)
        || best.segments().stream().allMatch(parts -> isInPart(figure, context, best, parts));
  }

  private boolean isInPart(
      Figure figure, Set<String> context, SourceLine line, List<Segment> parts) {
    double with = 0;
    double without = 0;
    for (Segment part : parts) {
      double fit = shared(figure, context, part);
      if (part.figures().stream().anyMatch(own -> figure.isIn(own, line.whole()))) {
        with = Math.max(with, fit);
      } else if (part.figures().stream()
          .anyMatch(own -> isRival(figure, own) && !isSaidBeside(figure, own, line))) {
        without = Math.max(without, fit);
      }
    }
    return with + SEGMENT_TOLERANCE * comparison.weight(context) >= without;
  }

  /** A clause with both figures may have words of both. */
  private boolean isSaidBeside(Figure figure, Figure own, SourceLine line) {
    return claims.figures().stream()
        .filter(other -> Clauses.same(claims.text(), figure.start(), other.start()))
        .anyMatch(other -> other.isIn(own, line.whole()));
  }

  private static boolean isRival(Figure figure, Figure other) {
    return figure.isDate() == other.isDate() && figure.unit().equals(other.unit());
  }

  private double shared(Figure figure, Set<String> context, Segment part) {
    Set<String> terms = new HashSet<>(comparison.termsOf(part.text()));
    for (Name name : claims.names()) {
      if (Clauses.same(claims.text(), figure.start(), name.start()) && part.names().has(name)) {
        terms.addAll(comparison.termsOf(claims.text(name)));
      }
    }
    terms.retainAll(context);
    return comparison.weight(terms);
  }

  /** What is counted: "27 engineers" is wrong where only "42 engineers" are spoken of. */
  private boolean isBound(Figure figure, List<SourceLine> lines) {
    if (figure.isDate()) {
      return true;
    }
    Optional<String> counted = counted(claims.text(), figure);
    if (counted.isEmpty()) {
      return true;
    }
    boolean otherwise = false;
    for (SourceLine line : lines) {
      for (Figure own : line.figures()) {
        if (!own.isDate() && counted(line.line().text(), own).equals(counted)) {
          if (figure.isIn(own, line.whole())) {
            return true;
          }
          otherwise = true;
        }
      }
    }
    return !otherwise;
  }

  /** The word right behind the figure, unless it only leads on. */
  private Optional<String> counted(String text, Figure figure) {
    Matcher word = NEXT_WORD.matcher(text).region(figure.end(), text.length());
    return word.lookingAt()
        ? comparison.termsOf(word.group(1)).stream().findFirst()
        : Optional.empty();
  }

  /** A figure and a name of one clause stand together somewhere. */
  private boolean isTogether(Figure figure, List<SourceLine> lines) {
    return claims.names().stream()
        .filter(name -> Clauses.same(claims.text(), figure.start(), name.start()))
        .allMatch(name -> isTogether(figure, name, lines));
  }

  private static boolean isTogether(Figure figure, Name name, List<SourceLine> lines) {
    List<SourceLine> having = lines.stream().filter(line -> line.follows(figure)).toList();
    if (having.stream().anyMatch(line -> line.names().has(name))) {
      return true;
    }
    // "Earlier he had a grant of ..." points back, but not to what has a sum of its own.
    boolean hasItsOwn =
        lines.stream()
            .filter(line -> line.names().has(name))
            .flatMap(line -> line.figures().stream())
            .anyMatch(own -> !own.unit().isEmpty() && isRival(figure, own));
    return !hasItsOwn && having.stream().anyMatch(line -> line.namesBefore().has(name));
  }

  /** Names of one clause stand together somewhere. */
  private boolean isTogether(Name name, List<SourceLine> lines) {
    return claims.names().stream()
        .filter(other -> other.start() > name.start())
        .filter(other -> Clauses.same(claims.text(), name.start(), other.start()))
        .allMatch(other -> lines.stream().anyMatch(line -> line.has(name) && line.has(other)));
  }

  /** From 9 to 63 is not from 63 to 9. */
  private Optional<Contradicted> turnedAround(List<SourceLine> lines) {
    for (Change said : Change.in(claims.text(), claims.figures())) {
      for (SourceLine line : lines) {
        for (Change there : Change.in(line.line().text(), line.figures())) {
          if (said.from().isIn(there.to(), "") && said.to().isIn(there.from(), "")) {
            return Optional.of(new Contradicted(Fault.OPPOSITE, line.line().text()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A figure that became another. */
  record Change(Figure from, Figure to) {
    static List<Change> in(String text, Collection<Figure> figures) {
      List<Change> changes = new ArrayList<>();
      List<Figure> numbers =
          figures.stream().filter(figure -> figure.kind() == Kind.NUMBER).toList();
      for (int i = 0; i + 1 < numbers.size(); i++) {
        Figure first = numbers.get(i);
        Figure second = numbers.get(i + 1);
        boolean changed =
            FROM.matcher(text.substring(Math.max(0, first.start() - 14), first.start())).matches()
                && first.end() <= second.start()
                && second.start() - first.end() < 45
                && TO.matcher(text.substring(first.end(), second.start())).find();
        if (changed) {
          changes.add(new Change(first, second));
        }
      }
      return changes;
    }

    /** Whether it grew; empty where the units tell nothing. */
    Optional<Boolean> isRise() {
      Optional<BigDecimal> before = FigureWords.inBaseUnit(value(from), from.unit());
      Optional<BigDecimal> after = FigureWords.inBaseUnit(value(to), to.unit());
      boolean comparable =
          from.unit().equals(to.unit()) || (before.isPresent() && after.isPresent());
      return comparable
          ? Optional.of(before.orElse(value(from)).compareTo(after.orElse(value(to))) < 0)
          : Optional.empty();
    }

    private static BigDecimal value(Figure figure) {
      return figure.values().iterator().next();
    }
  }
}
