package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Addresses.Address;
import io.aiprofile.application.chat.Names.Name;
import io.aiprofile.application.port.text.TextAnalyzer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a sentence can be checked.
 *
 * @param text of the sentence
 * @param names without the professional's own
 * @param figures outside of addresses and names
 * @param terms content terms, by the rules of each language of the documents, without bare digits
 * @param foreign whether it is in a language that no document is in
 */
record Claims(
    String text,
    List<Address> addresses,
    List<Name> names,
    List<Figure> figures,
    List<Set<String>> terms,
    boolean foreign) {

  static Claims of(
      String text, TextAnalyzer analyzer, Collection<String> languages, Set<String> ownName) {
    String language = analyzer.language(text);
    List<Address> addresses = Addresses.of(text);
    List<Figure> figures =
        Figures.of(text, Set.of(language)).stream()
            .filter(figure -> outside(addresses, figure.start()))
            .toList();
    List<Name> names =
        Names.of(text, language, word -> analyzer.terms(word, language).isEmpty()).stream()
            .map(name -> withoutOwn(name, ownName))
            .map(name -> withoutFigures(name, figures))
            .filter(name -> !name.words().isEmpty())
            .filter(name -> outside(addresses, name.start()))
            .toList();
    List<Set<String>> terms =
        languages.stream().map(rules -> terms(text, analyzer, rules, ownName)).toList();
    return new Claims(text, addresses, names, figures, terms, !languages.contains(language));
  }

  private static Name withoutOwn(Name name, Set<String> ownName) {
    return new Name(
        name.words().stream().filter(word -> !ownName.contains(Words.fold(word.text()))).toList());
  }

  /** {@code 14M} looks like a name and is a number. */
  private static Name withoutFigures(Name name, List<Figure> figures) {
    return new Name(
        name.words().stream()
            .filter(
                word ->
                    figures.stream()
                        .noneMatch(one -> one.start() <= word.start() && word.start() < one.end()))
            .toList());
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

  String text(Name name) {
    return text.substring(name.start(), name.end());
  }

  String text(Address address) {
    return text.substring(address.start(), address.end());
  }

  String text(Figure figure) {
    return text.substring(figure.start(), figure.end());
  }

  /** All content terms, by whatever language's rules. */
  Set<String> allTerms() {
    Set<String> all = new HashSet<>();
    terms.forEach(all::addAll);
    return all;
  }
}
