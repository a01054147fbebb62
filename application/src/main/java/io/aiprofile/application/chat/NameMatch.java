package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Names.Name;
import io.aiprofile.application.chat.Words.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds names in a text as it spells, inflects or abbreviates them. Immutable. */
final class NameMatch {
  private static final int MAX_PHRASE = 5;
  private static final int MIN_INFLECTED = 4;

  /** How many other words may stand between the words of one name. */
  private static final int GAP = 4;

  /** Words that acronyms leave out. */
  private static final Set<String> JOINING = Set.of("of", "and", "the", "for", "de", "und", "für");

  private static final Pattern PHRASE_END = Pattern.compile("[\\n.,;:()|–—]+");
  private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{3,5}");

  private final String folded;
  private final List<String> words = new ArrayList<>();
  private final List<String> initials;

  NameMatch(String text) {
    folded = Words.fold(text);
    for (Word word : Words.of(folded)) {
      List<String> parts = Words.split(word.text());
      if (parts.size() > 1) {
        words.add(Words.joined(word.text()));
      }
      words.addAll(parts);
    }
    initials = PHRASE_END.splitAsStream(folded).map(NameMatch::initialsOf).toList();
  }

  private static String initialsOf(String phrase) {
    StringBuilder letters = new StringBuilder();
    for (Word word : Words.of(phrase)) {
      if (!JOINING.contains(word.text())) {
        Words.split(word.text()).forEach(part -> letters.append(part.charAt(0)));
      }
    }
    return letters.toString();
  }

  /** Whether all words of the name stand near one another. */
  boolean has(Name name) {
    List<BitSet> places = new ArrayList<>();
    for (int i = 0; i < name.words().size(); i++) {
      int several = phrase(name.words(), i);
      if (several > 0) {
        i += several - 1;
      } else {
        BitSet at = places(name.words().get(i).text());
        if (at.isEmpty()) {
          return false;
        }
        places.add(at);
      }
    }
    return places.size() < 2 || near(places);
  }

  private boolean near(List<BitSet> places) {
    int span = places.size() + GAP;
    BitSet first = places.getFirst();
    for (int at = first.nextSetBit(0); at >= 0; at = first.nextSetBit(at + 1)) {
      int around = at;
      if (places.stream()
          .allMatch(
              place -> {
                int next = place.nextSetBit(Math.max(0, around - span));
                return next >= 0 && next <= around + span;
              })) {
        return true;
      }
    }
    return false;
  }

  /** How many words from here on are another way to say what the text says. */
  private int phrase(List<Word> name, int from) {
    StringBuilder phrase = new StringBuilder();
    int known = 0;
    for (int i = from; i < name.size() && i < from + MAX_PHRASE; i++) {
      phrase.append(i == from ? "" : " ").append(Words.fold(name.get(i).text()));
      if (Equivalents.of(phrase.toString()).stream().anyMatch(this::hasPhrase)) {
        known = i - from + 1;
      }
    }
    return known;
  }

  private boolean hasPhrase(String phrase) {
    for (int at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
      int end = at + phrase.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(folded.charAt(at - 1));
      boolean ends = end == folded.length() || !Character.isLetterOrDigit(folded.charAt(end));
      if ((starts && ends) || Character.isIdeographic(phrase.codePointAt(0))) {
        return true;
      }
    }
    return false;
  }

  /** Where a word of a name stands, counted in words; one place for a run of several. */
  private BitSet places(String word) {
    BitSet at = new BitSet();
    String own = Words.fold(word);
    if (own.codePoints().anyMatch(Character::isIdeographic)) {
      at.set(0, folded.contains(own));
      return at;
    }
    String joined = Words.joined(own);
    boolean acronym = ACRONYM.matcher(word).matches();
    for (int i = 0; i < words.size(); i++) {
      String there = words.get(i);
      if (there.equals(joined) || isInflected(joined, there)) {
        at.set(i);
      }
    }
    if (at.isEmpty() && acronym && initials.stream().anyMatch(one -> one.contains(joined))) {
      at.set(0, Math.max(1, words.size()));
    }
    return at.isEmpty() ? placesOfParts(own) : at;
  }

  private BitSet placesOfParts(String word) {
    BitSet at = new BitSet();
    List<String> parts = new ArrayList<>();
    Words.of(word).forEach(one -> parts.addAll(Words.split(one.text())));
    if (parts.size() < 2) {
      return at;
    }
    for (String part : parts) {
      BitSet place = part.length() < 2 ? at : places(part);
      if (part.length() >= 2 && place.isEmpty()) {
        return new BitSet();
      }
      at.or(place);
    }
    return at;
  }

  /** {@code Estonian} for {@code Estonia}, {@code Managers} for {@code manager}. */
  private static boolean isInflected(String word, String other) {
    if (word.length() < MIN_INFLECTED || other.length() < MIN_INFLECTED) {
      return false;
    }
    return (word.startsWith(other) && word.length() - other.length() <= 2)
        || (other.startsWith(word) && other.length() - word.length() <= 3);
  }
}
