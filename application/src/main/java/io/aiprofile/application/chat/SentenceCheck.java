package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Addresses.Address;
import io.aiprofile.application.chat.Names.Name;
import io.aiprofile.application.chat.Verdict.Contradicted;
import io.aiprofile.application.chat.Verdict.Fault;
import io.aiprofile.application.chat.Verdict.Supported;
import io.aiprofile.application.chat.Verdict.Unsupported;
import io.aiprofile.application.chat.Words.Word;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Embedding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One sentence's check; for one thread. */
final class SentenceCheck {
  private static final int MAX_LINES = 3;

  private final ProfileIndex index;
  private final TextAnalyzer analyzer;
  private final Embeddings embeddings;
  private final Claims claims;
  private @Nullable Embedding meaning;

  SentenceCheck(ProfileIndex index, TextAnalyzer analyzer, Embeddings embeddings, Claims claims) {
    this.index = index;
    this.analyzer = analyzer;
    this.embeddings = embeddings;
    this.claims = claims;
  }

  /** The verdict where these lines are all that may support the sentence. */
  Verdict against(List<SourceLine> lines) {
    if (lines.isEmpty() || asks(claims.text())) {
      return new Unsupported("States nothing that a source could say");
    }
    Optional<Contradicted> absent = absentClaim(lines);
    if (absent.isPresent()) {
      boolean denies = !Polarity.negations(claims.text()).isEmpty();
      return denies && absent.get().fault() == Fault.NAME
          ? new Unsupported("Denies what no source mentions")
          : absent.get();
    }
    List<SourceLine> supporting = supporting(lines);
    Optional<Contradicted> misplaced = misplacedFigure(lines);
    if (misplaced.isEmpty()) {
      misplaced = misplacedName(lines);
    }
    if (misplaced.isEmpty()) {
      misplaced = reversed(supporting);
    }
    if (misplaced.isPresent()) {
      return misplaced.get();
    }
    double support = support(supporting, lines);
    return support >= ENOUGH
        ? new Supported(grounds(supporting))
        : new Unsupported("The sources hardly speak of this");
  }

  static final double ENOUGH = 0.5;

  private static boolean asks(String text) {
    return text.endsWith("?") || text.endsWith("？");
  }

  // Claims that are nowhere.

  private Optional<Contradicted> absentClaim(List<SourceLine> lines) {
    for (Address address : claims.addresses()) {
      if (lines.stream().noneMatch(line -> Addresses.isIn(address, whole(line)))) {
        return fault(Fault.ADDRESS, address.exact());
      }
    }
    for (Figure figure : claims.figures()) {
      if (lines.stream().noneMatch(line -> line.holds(figure))) {
        return fault(figure.isDate() ? Fault.DATE : Fault.NUMBER, textOf(figure));
      }
    }
    Set<String> words = new HashSet<>();
    lines.forEach(line -> words.addAll(line.wordsAround()));
    String text = lines.stream().map(SentenceCheck::whole).collect(Collectors.joining("\n"));
    for (Name name : claims.names()) {
      Optional<String> unknown = unknownPart(name, words, text);
      if (unknown.isPresent()) {
        return fault(Fault.NAME, unknown.get());
      }
    }
    return Optional.empty();
  }

  private static String whole(SourceLine line) {
    return line.above() + "\n" + line.line().text();
  }

  private String textOf(Figure figure) {
    return claims.text().substring(figure.start(), figure.end());
  }

  private static Optional<Contradicted> fault(Fault fault, String claim) {
    return Optional.of(new Contradicted(fault, claim));
  }

  /** The first word of a name that the words do not have in any form. */
  private Optional<String> unknownPart(Name name, Set<String> words, String text) {
    List<Word> parts = name.words();
    String folded = Words.fold(text);
    for (int i = 0; i < parts.size(); i++) {
      int several = severalWords(parts, i, folded);
      if (several > 0) {
        i += several - 1;
      } else if (!isKnown(parts.get(i).text(), words, folded)) {
        return Optional.of(parts.get(i).text());
      }
    }
    return Optional.empty();
  }

  /** How many words from here on are another way to say what the text says. */
  private static int severalWords(List<Word> parts, int from, String folded) {
    StringBuilder phrase = new StringBuilder();
    int known = 0;
    for (int i = from; i < parts.size() && i < from + 5; i++) {
      phrase.append(i == from ? "" : " ").append(Words.fold(parts.get(i).text()));
      if (Equivalents.of(phrase.toString()).stream().anyMatch(other -> hasWord(folded, other))) {
        known = i - from + 1;
      }
    }
    return known;
  }

  private static boolean hasWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if ((starts && ends) || Character.isIdeographic(word.codePointAt(0))) {
        return true;
      }
    }
    return false;
  }

  private boolean isKnown(String word, Set<String> words, String folded) {
    String own = Words.fold(word);
    if (words.contains(Words.joined(own)) || (hasNoSpaces(own) && folded.contains(own))) {
      return true;
    }
    List<String> parts = Words.parts(word);
    if (parts.size() > 1) {
      return own.contains(" ")
          ? Words.of(own).stream().allMatch(part -> isKnown(part.text(), words, folded))
          : parts.stream().allMatch(part -> part.length() < 2 || isKnown(part, words, folded));
    }
    if (own.contains(" ")) {
      return Words.of(own).stream().allMatch(part -> isKnown(part.text(), words, folded));
    }
    return isInflected(own, words) || isAcronym(word, folded);
  }

  private static boolean hasNoSpaces(String word) {
    return word.codePoints().anyMatch(Character::isIdeographic);
  }

  /** {@code Estonian} for {@code Estonia}, {@code Managers} for {@code manager}. */
  private static boolean isInflected(String word, Set<String> words) {
    if (word.length() < 4) {
      return false;
    }
    return words.stream()
        .filter(other -> other.length() >= 4)
        .anyMatch(
            other ->
                (word.startsWith(other) && word.length() - other.length() <= 2)
                    || (other.startsWith(word) && other.length() - word.length() <= 3));
  }

  /** {@code SRE} where the source has {@code Site Reliability Engineering}. */
  private static boolean isAcronym(String word, String folded) {
    if (!word.matches("\\p{Lu}{2,5}")) {
      return false;
    }
    StringBuilder initials = new StringBuilder();
    Words.of(folded).forEach(one -> initials.append(one.text().charAt(0)));
    return initials.indexOf(Words.fold(word)) >= 0 && word.length() >= 3;
  }

  // The lines that support the sentence.

  private List<SourceLine> supporting(List<SourceLine> lines) {
    Set<String> open = new HashSet<>();
    claims.terms().forEach(open::addAll);
    List<Figure> openFigures = new ArrayList<>(claims.figures());
    Set<String> openNames = new HashSet<>();
    claims.names().forEach(name -> name.words().forEach(w -> openNames.add(Words.fold(w.text()))));
    List<SourceLine> chosen = new ArrayList<>();
    double whole = weight(open);
    while (chosen.size() < MAX_LINES) {
      SourceLine best =
          lines.stream()
              .filter(line -> !chosen.contains(line))
              .max(Comparator.comparingDouble(line -> gain(line, open, openFigures, openNames)))
              .orElse(null);
      if (best == null) {
        break;
      }
      double gain = gain(best, open, openFigures, openNames);
      boolean needed =
          openFigures.stream().anyMatch(best::holds)
              || openNames.stream().anyMatch(best.words()::contains)
              || gain > 0.2 * whole;
      if (!chosen.isEmpty() && !needed) {
        break;
      }
      chosen.add(best);
      open.removeAll(best.line().terms());
      open.removeAll(best.line().titleTerms());
      openFigures.removeIf(best::holds);
      openNames.removeAll(best.words());
      openNames.removeAll(best.wordsAbove());
    }
    return chosen;
  }

  private double gain(
      SourceLine line, Set<String> open, List<Figure> openFigures, Set<String> openNames) {
    double words = 0;
    for (String term : open) {
      if (line.line().terms().contains(term)) {
        words += index.lexical().idf(term);
      } else if (line.line().titleTerms().contains(term)) {
        words += 0.5 * index.lexical().idf(term);
      }
    }
    double figures =
        openFigures.stream()
            .mapToDouble(figure -> line.states(figure) ? 2 : line.standsUnder(figure) ? 1 : 0)
            .sum();
    long names = openNames.stream().filter(line.words()::contains).count();
    return words + figures + names + 0.5 * closeness(line);
  }

  private double weight(Collection<String> terms) {
    return terms.stream().mapToDouble(index.lexical()::idf).sum();
  }

  // Figures and names that belong to something else.

  private Optional<Contradicted> misplacedFigure(List<SourceLine> lines) {
    for (Figure figure : claims.figures()) {
      if (!isInPlace(figure, lines)) {
        return fault(figure.isDate() ? Fault.DATE : Fault.NUMBER, textOf(figure));
      }
    }
    return Optional.empty();
  }

  private static final double BIAS = 0.35;
  private static final double CLOSENESS = 0.3;

  private boolean isInPlace(Figure figure, List<SourceLine> lines) {
    Set<String> context = terms(claims.clauseAround(figure.start(), figure.end()));
    if (context.size() < 2) {
      context = union();
    }
    double whole = Math.max(1e-9, weight(context));
    double with = Double.NEGATIVE_INFINITY;
    double without = Double.NEGATIVE_INFINITY;
    for (SourceLine line : lines) {
      double fit = fit(line, context) / whole + CLOSENESS * closeness(line);
      if (line.holds(figure)) {
        with = Math.max(with, fit);
      } else {
        without = Math.max(without, fit);
      }
    }
    return with + BIAS >= without;
  }

  private double fit(SourceLine line, Set<String> context) {
    double fit = 0;
    for (String term : context) {
      if (line.line().terms().contains(term)) {
        fit += index.lexical().idf(term);
      } else if (line.line().titleTerms().contains(term)) {
        fit += 0.7 * index.lexical().idf(term);
      }
    }
    return fit;
  }

  private Set<String> union() {
    Set<String> all = new HashSet<>();
    claims.terms().forEach(all::addAll);
    return all;
  }

  private Set<String> terms(String text) {
    Set<String> terms = new HashSet<>();
    index.languages().forEach(language -> terms.addAll(analyzer.terms(text, language)));
    terms.retainAll(union());
    return terms;
  }

  /** A figure and a name of one clause must stand together somewhere. */
  private Optional<Contradicted> misplacedName(List<SourceLine> lines) {
    for (Figure figure : claims.figures()) {
      List<SourceLine> having = lines.stream().filter(line -> line.holds(figure)).toList();
      for (Name name : claims.names()) {
        if (!claims.sameClause(figure.start(), name.start())) {
          continue;
        }
        boolean together =
            having.stream()
                .anyMatch(line -> unknownPart(name, line.wordsAround(), around(line)).isEmpty());
        boolean titled =
            lines.stream()
                .anyMatch(line -> unknownPart(name, line.wordsAbove(), line.above()).isEmpty());
        if (!together && titled) {
          return fault(figure.isDate() ? Fault.DATE : Fault.NAME, textOf(figure));
        }
      }
    }
    return Optional.empty();
  }

  private static String around(SourceLine line) {
    return whole(line) + "\n" + line.before();
  }

  // Statements turned into their opposite.

  private Optional<Contradicted> reversed(List<SourceLine> supporting) {
    SourceLine main = supporting.getFirst();
    String text = main.line().text();
    if (Polarity.isOpposed(claims.text(), text) && fit(main, union()) > 0.3 * weight(union())) {
      return fault(Fault.OPPOSITE, text);
    }
    return isNegated(supporting) ? fault(Fault.NEGATION, text) : Optional.empty();
  }

  private boolean isNegated(List<SourceLine> supporting) {
    List<Integer> said = Polarity.negations(claims.text());
    boolean denied =
        supporting.stream()
            .anyMatch(
                line ->
                    !Polarity.negations(line.line().text()).isEmpty()
                        || !Polarity.negations(line.above()).isEmpty());
    if (!said.isEmpty()) {
      return !denied;
    }
    String source = supporting.getFirst().line().text();
    Set<String> all = union();
    for (int end : Polarity.negations(source)) {
      List<String> next = following(source, end);
      if (!next.isEmpty() && all.containsAll(next)) {
        return true;
      }
    }
    return false;
  }

  private List<String> following(String text, int end) {
    String rest = text.substring(end, Math.min(text.length(), end + 40));
    return analyzer.terms(rest, index.languages().getFirst()).stream().limit(2).toList();
  }

  // Support.

  private double support(List<SourceLine> supporting, List<SourceLine> lines) {
    double best = 0;
    for (Set<String> terms : claims.terms()) {
      double whole = weight(terms);
      Set<String> covered = new HashSet<>();
      for (SourceLine line : supporting) {
        terms.stream()
            .filter(
                term ->
                    line.line().terms().contains(term) || line.line().titleTerms().contains(term))
            .forEach(covered::add);
      }
      best = Math.max(best, whole == 0 ? 0 : weight(covered) / whole);
    }
    double closest = lines.stream().mapToDouble(this::closeness).max().orElse(0);
    coverage = best;
    close = closest;
    return best + 0.5 * closest;
  }

  double coverage;
  double close;

  /** How near the line is in meaning: about 0 for unrelated, 1 for the same in English. */
  private double closeness(SourceLine line) {
    Embedding own = meaning;
    if (own == null) {
      own = embeddings.passages(List.of(claims.text())).getFirst();
      meaning = own;
    }
    double scale = embeddings.logitScale(index.languages().getFirst());
    return scale * (line.line().embedding().cosine(own) - 0.85) / 10;
  }

  private static List<Grounds> grounds(List<SourceLine> supporting) {
    Map<Integer, List<Integer>> bySource = new TreeMap<>();
    for (SourceLine line : supporting) {
      bySource
          .computeIfAbsent(line.source(), absent -> new ArrayList<>())
          .add(line.line().sentence());
    }
    List<Grounds> grounds = new ArrayList<>();
    bySource.forEach(
        (source, lines) -> grounds.add(new Grounds(source, lines.stream().sorted().toList())));
    return grounds;
  }
}
