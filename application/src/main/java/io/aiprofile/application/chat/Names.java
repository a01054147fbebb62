package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the proper names that a sentence states: employers, products, people, places, degrees.
 * Capitals mark them, except where a sentence begins; in German, where every noun has one, only
 * next to another name or behind a bare preposition; in scripts without capitals the words that
 * institutions are called by do.
 */
final class Names {
  /** Titles, pronouns and days, which are no facts. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "i",
          "i'm",
          "i've",
          "mr",
          "mrs",
          "ms",
          "dr",
          "prof",
          "frau",
          "herr",
          "herrn",
          "señor",
          "señora",
          "sr",
          "sra",
          "mme",
          "monsieur",
          "madame",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "mondays",
          "tuesdays",
          "wednesdays",
          "thursdays",
          "fridays",
          "saturdays",
          "sundays",
          "internet",
          "ok",
          "cv",
          "sie",
          "ihr",
          "ihre",
          "ihrer",
          "ihren",
          "ihrem",
          "ende",
          "anfang",
          "mitte",
          "rund",
          "q");

  private static final Pattern GERMAN_NOUN =
      Pattern.compile(
          "(?iu).*(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|ion|ionen|tät|täten|ment|enz"
              + "|ismus|nis|nisse|recht|rechts|zeit|jahr|jahre|jahren|arbeit|leiter|leiterin|innen|team|teams|kunden|prozent|euro)");

  private static final Set<String> JOINING =
      Set.of("of", "for", "the", "de", "del", "du", "des", "für", "la");

  /** What may stand between two words of one name. */
  private static final Pattern JOINT =
      Pattern.compile(
          "[ \\u00a0]|\\s?[&/]\\s?|\\.\\s|\\s(?:of|de|del|du|des|für|for)\\s(?:the\\s|la\\s)?");

  private static final Set<String> GERMAN_BARE = Set.of("bei", "in", "aus", "nach", "von", "firma");

  private static final Pattern QUOTED = Pattern.compile("[“\"„«「《]([^“”\"„«»「」《》]{2,80})[”\"“»」》]");

  private static final Pattern HAN_INSTITUTION =
      Pattern.compile("(?!..?[家所个间是在的])\\p{IsHan}{2}(?:科技|大学|学院|集团|互动|银行|研究所|研究院)");

  private static final Pattern HINDI_INSTITUTION =
      Pattern.compile(
          "((?:[\\p{IsDevanagari}]{3,}\\s)?[\\p{IsDevanagari}]{3,})\\s(?=(?:स्टूडियो|संस्थान|कंपनी|विश्वविद्यालय|प्रकाशन|मिल्स|कॉलेज|परिषद|बैंक)(?![\\p{L}\\p{M}]))");

  /** Where a capital says nothing: the words behind these begin something. */
  private static final String BEGINS_BEHIND = ".:!?“\"„«(—–•";

  /**
   * A name, or what may be one.
   *
   * @param words of it, as written
   */
  record Name(List<Word> words) {
    Name {
      words = List.copyOf(words);
    }

    int start() {
      return words.getFirst().start();
    }

    int end() {
      return words.getLast().end();
    }
  }

  private Names() {}

  /**
   * The names in order of their place, words that stand together in one.
   *
   * @param isFunctionWord tells "While" from a name where a sentence begins
   */
  static List<Name> of(String text, String language, Predicate<String> isFunctionWord) {
    List<Word> words = Words.of(text);
    boolean german = language.equals("de");
    boolean latin = isLatin(text);
    List<Name> names = new ArrayList<>();
    List<Word> run = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (JOINING.contains(word.text())) {
        continue;
      }
      boolean joins = !run.isEmpty() && near(text, run.getLast(), word);
      if (!joins) {
        close(run, names);
      }
      boolean named =
          !NO_NAMES.contains(word.text().toLowerCase(Locale.ROOT))
              && FigureWords.month(word.text().toLowerCase(Locale.ROOT)).isEmpty()
              && (isUnmistakable(word, latin)
                  || (word.startsUpperCase()
                      && (german
                          ? isGermanName(words, i, text)
                          : isCapitalised(words, i, text, isFunctionWord))));
      if (named) {
        run.add(word);
      } else {
        close(run, names);
      }
    }
    close(run, names);
    addUncapitalised(text, names);
    return names;
  }

  private static void close(List<Word> run, List<Name> names) {
    if (!run.isEmpty()) {
      names.add(new Name(run));
      run.clear();
    }
  }

  private static boolean near(String text, Word before, Word word) {
    return JOINT.matcher(text.substring(before.end(), word.start())).matches();
  }

  private static boolean isLatin(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(at -> Character.UnicodeScript.of(at) == Character.UnicodeScript.LATIN)
            .count();
    return latin * 2 > letters;
  }

  /** Acronyms, inner capitals, letters with digits; in other scripts whatever is in Latin. */
  private static boolean isUnmistakable(Word word, boolean latinText) {
    String text = word.text();
    boolean latin = text.codePoints().anyMatch(at -> at < 0x250 && Character.isLetter(at));
    if (!latin || text.length() < 2) {
      return false;
    }
    if (!latinText) {
      return true;
    }
    for (String part : Words.split(text)) {
      boolean digits = part.matches(".*\\d.*") && part.matches("\\p{L}.*|\\d+\\p{Lu}.*");
      boolean capitals = part.matches("\\p{Lu}{2,}[\\p{L}\\d+#.]*");
      boolean inner = part.matches("\\p{L}*\\p{Ll}\\p{Lu}\\p{L}*");
      if (digits || capitals || inner || part.matches("\\p{L}+[+#]+")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCapitalised(
      List<Word> words, int i, String text, Predicate<String> isFunctionWord) {
    Word word = words.get(i);
    if (word.text().length() < 2) {
      return false;
    }
    if (!begins(words, i, text)) {
      return true;
    }
    boolean nextToo =
        i + 1 < words.size()
            && words.get(i + 1).startsUpperCase()
            && near(text, word, words.get(i + 1));
    return nextToo && !isFunctionWord.test(word.text()) && !word.text().endsWith("ly");
  }

  private static boolean begins(List<Word> words, int i, String text) {
    if (i == 0) {
      return true;
    }
    String between = text.substring(words.get(i - 1).end(), words.get(i).start()).strip();
    boolean initial = words.get(i - 1).text().length() <= 2 && between.equals(".");
    return !between.isEmpty()
        && !initial
        && BEGINS_BEHIND.indexOf(between.charAt(between.length() - 1)) >= 0;
  }

  private static boolean isGermanName(List<Word> words, int i, String text) {
    Word word = words.get(i);
    if (i == 0 || word.text().length() < 3 || GERMAN_NOUN.matcher(word.text()).matches()) {
      return false;
    }
    Word before = words.get(i - 1);
    if (!text.substring(before.end(), word.start()).equals(" ")) {
      return false;
    }
    boolean beforeNoun =
        i + 1 < words.size()
            && words.get(i + 1).startsUpperCase()
            && text.substring(word.end(), words.get(i + 1).start()).equals(" ")
            && !GERMAN_NOUN.matcher(words.get(i + 1).text()).matches();
    boolean behindNoun = i > 1 && before.startsUpperCase() && isNoTitle(before);
    return behindNoun || beforeNoun || GERMAN_BARE.contains(before.text());
  }

  private static boolean isNoTitle(Word word) {
    return !NO_NAMES.contains(word.text().toLowerCase(Locale.ROOT));
  }

  private static void addUncapitalised(String text, List<Name> names) {
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      names.add(
          new Name(List.of(new Word(quoted.group(1).strip(), quoted.start(1), quoted.end(1)))));
    }
    Matcher han = HAN_INSTITUTION.matcher(text);
    while (han.find()) {
      names.add(new Name(List.of(new Word(han.group(), han.start(), han.end()))));
    }
    Matcher hindi = HINDI_INSTITUTION.matcher(text);
    while (hindi.find()) {
      names.add(new Name(List.of(new Word(hindi.group(1), hindi.start(1), hindi.end(1)))));
    }
  }
}
