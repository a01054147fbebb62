package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Addresses.Address;
import io.aiprofile.application.chat.Names.Name;
import io.aiprofile.application.port.text.TextAnalyzer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a sentence can be checked.
 *
 * @param text of the sentence
 * @param names without the professional's own
 * @param figures outside of addresses and names
 * @param terms content terms, by the rules of each language of the documents, without bare digits
 */
record Claims(
    String text,
    List<Address> addresses,
    List<Name> names,
    List<Figure> figures,
    List<Set<String>> terms) {

  /** Where a sentence goes over to something else. */
  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "[,;:—–(),；。]\\s?(?!\\d{3})|\\s(?:and|while|whereas|but|und|während|et|y|mientras|और|जबकि)\\s");

  static Claims of(
      String text, TextAnalyzer analyzer, Collection<String> languages, Set<String> ownName) {
    String language = analyzer.language(text);
    List<Address> addresses = Addresses.of(text);
    List<Name> names =
        Names.of(text, language, word -> analyzer.terms(word, language).isEmpty()).stream()
            .map(name -> withoutOwn(name, ownName))
            .filter(name -> !name.words().isEmpty())
            .filter(name -> outside(addresses, name.start()))
            .toList();
    List<Figure> figures =
        Figures.of(text, Set.of(language)).stream()
            .filter(figure -> outside(addresses, figure.start()))
            .toList();
    List<Set<String>> terms =
        languages.stream().map(rules -> terms(text, analyzer, rules, ownName)).toList();
    return new Claims(text, addresses, names, figures, terms);
  }

  private static Name withoutOwn(Name name, Set<String> ownName) {
    return new Name(
        name.words().stream().filter(word -> !ownName.contains(Words.fold(word.text()))).toList());
  }

  private static boolean outside(List<Address> addresses, int at) {
    return addresses.stream().noneMatch(address -> address.start() <= at && at < address.end());
  }

  private static Set<String> terms(
      String text, TextAnalyzer analyzer, String language, Set<String> ownName) {
    Set<String> terms = new HashSet<>(analyzer.terms(text, language));
    ownName.forEach(name -> terms.removeAll(analyzer.terms(name, language)));
    terms.removeIf(term -> term.codePoints().allMatch(Character::isDigit));
    return terms;
  }

  /** The clause around a place in the text. */
  String clauseAround(int start, int end) {
    return clauseAround(text, start, end);
  }

  static String clauseAround(String text, int start, int end) {
    int from = 0;
    int to = text.length();
    Matcher ends = CLAUSE_END.matcher(text);
    while (ends.find()) {
      if (ends.end() <= start) {
        from = ends.end();
      } else if (ends.start() >= end) {
        to = ends.start();
        break;
      }
    }
    return text.substring(from, to);
  }

  boolean sameClause(int one, int other) {
    String between = text.substring(Math.min(one, other), Math.max(one, other));
    return !CLAUSE_END.matcher(between).find();
  }
}
