package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Figure.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the numbers and dates of a text, in digits of any script and in words. */
final class Figures {
  private static final String YEAR = "(?:19|20)\\d{2}";

  /** The word or sign behind a number, at most one space or hyphen away. */
  private static final Pattern BEHIND =
      Pattern.compile("[\\s\\u00a0\\u202f-]?([\\p{L}\\p{M}]+\\$?|[%％$€£₹¥])\\.?");

  private static final Pattern PER_CENT =
      Pattern.compile("(?iu)[\\s-]?(?:per ?cent(?:age)?|pour ?cent|por ?ciento)(?![\\p{L}])");

  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![A-Za-z\\d_]|[A-Za-z]-|\\d[.,/])"
              + "(?:\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?!\\d)|\\d+(?:[.,'’]\\d+)*)");

  private static final Pattern DAY_MONTH_YEAR =
      Pattern.compile("(?<!\\d)(\\d{1,2})[./](\\d{1,2})[./](" + YEAR + ")(?!\\d)");
  private static final Pattern MONTH_YEAR =
      Pattern.compile("(?<![\\d./-])(0?[1-9]|1[0-2])[./](" + YEAR + ")(?![\\d])");
  private static final Pattern YEAR_MONTH =
      Pattern.compile("(?<!\\d)(" + YEAR + ")(?:-(0[1-9]|1[0-2])(?!\\d)|年\\s?(1[0-2]|0?[1-9])月)");
  private static final Pattern NAMED_MONTH =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{M}])([\\p{L}\\p{M}]{3,10})\\.?,?\\s(?:de(?:l)?\\s|of\\s|\\d{1,2}(?:st|nd|rd|th)?,?\\s)?("
              + YEAR
              + ")(?!\\d)");
  private static final Pattern SHORT_RANGE =
      Pattern.compile("(?<!\\d)(" + YEAR + ")\\s?[-–/]\\s?(\\d{2})(?![\\d.,-])");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*");

  /** Behind these a second is a time. */
  private static final Pattern PER =
      Pattern.compile("(?i)(?:\\b(?:per|every|each|pro|por|par)\\s|/\\s?)$");

  private static final Pattern HAN_NUMBER =
      Pattern.compile(
          "(?<![\\p{Nd}百千万十])[二三四五六七八九十两百千]+(?=[个人年名家位天月次项种岁倍届门本条小周步米层台款场份篇册笔所座晚夜%])(?!分)");
  private static final Pattern HAN_SHARE = Pattern.compile("百分之([二三四五六七八九十一百两]+)");

  private static final String CURRENCIES =
      "USD|US\\$|EUR|GBP|INR|Rs\\.?|CAD|CA\\$|C\\$|CHF|CNY|RMB|[$€£₹¥]";
  private static final Pattern CURRENCY_BEFORE = Pattern.compile("(" + CURRENCIES + ")\\s?$");

  /** Joins two numbers that have their unit in common: {@code 12 to 15 %}. */
  private static final Pattern JOINS =
      Pattern.compile("\\s?(?:[-–~]|to|and|bis|und|à|a|al|et|y|से|到|至)\\s?");

  private final String text;
  private final Collection<String> languages;
  private final List<Figure> found = new ArrayList<>();
  private final boolean[] taken;

  private Figures(String text, Collection<String> languages) {
    this.text = withAsciiDigits(text);
    this.languages = languages;
    this.taken = new boolean[text.length() + 1];
  }

  /**
   * All figures in order of their place.
   *
   * @param languages by whose words for numbers it is read
   */
  static List<Figure> of(String text, Collection<String> languages) {
    Figures figures = new Figures(text, languages);
    figures.dates();
    figures.digits();
    figures.words();
    figures.han();
    figures.found.sort(Comparator.comparingInt(Figure::start));
    return figures.sharingUnits();
  }

  private static String withAsciiDigits(String text) {
    StringBuilder ascii = new StringBuilder(text);
    for (int i = 0; i < ascii.length(); i++) {
      char at = ascii.charAt(i);
      if (at > 127 && Character.isDigit(at)) {
        ascii.setCharAt(i, (char) ('0' + Character.digit(at, 10)));
      }
    }
    return ascii.toString();
  }

  private void dates() {
    Matcher date = DAY_MONTH_YEAR.matcher(text);
    while (date.find()) {
      month(date.group(3), Integer.parseInt(date.group(2)), date.start(), date.end());
    }
    date = MONTH_YEAR.matcher(text);
    while (date.find()) {
      month(date.group(2), Integer.parseInt(date.group(1)), date.start(), date.end());
    }
    date = YEAR_MONTH.matcher(text);
    while (date.find()) {
      String month = date.group(2) == null ? date.group(3) : date.group(2);
      month(date.group(1), Integer.parseInt(month), date.start(), date.end());
    }
    date = NAMED_MONTH.matcher(text);
    while (date.find()) {
      Optional<Integer> month = FigureWords.month(date.group(1).toLowerCase(Locale.ROOT));
      if (month.isPresent()) {
        month(date.group(2), month.get(), date.start(2), date.end());
      }
    }
    date = SHORT_RANGE.matcher(text);
    while (date.find()) {
      if (!taken[date.start()]) {
        add(Kind.YEAR, date.group(1), date.start(), date.end());
        add(Kind.YEAR, date.group(1).substring(0, 2) + date.group(2), date.start(), date.end());
      }
    }
  }

  private void month(String year, int month, int start, int end) {
    if (!taken[start] && month >= 1 && month <= 12) {
      add(Kind.MONTH, String.valueOf(Integer.parseInt(year) * 12 + month), start, end);
      add(Kind.YEAR, year, start, end);
    }
  }

  private void add(Kind kind, String value, int start, int end) {
    found.add(
        new Figure(
            kind,
            Set.of(new BigDecimal(value).stripTrailingZeros()),
            BigDecimal.ONE,
            "",
            start,
            end));
    take(start, end);
  }

  private void take(int start, int end) {
    for (int i = start; i < end; i++) {
      taken[i] = true;
    }
  }

  private void digits() {
    Matcher digits = DIGITS.matcher(text);
    while (digits.find()) {
      if (taken[digits.start()]) {
        continue;
      }
      String number = digits.group();
      if (number.matches(YEAR)) {
        add(Kind.YEAR, number, digits.start(), digits.end());
      } else {
        number(Numerals.readings(number), digits.start(), digits.end(), true);
      }
    }
  }

  /** A number with the scale and unit that stand beside it. */
  private void number(Set<BigDecimal> readings, int start, int end, boolean inDigits) {
    Set<BigDecimal> values = new HashSet<>(readings);
    BigDecimal scale = BigDecimal.ONE;
    Kind kind = Kind.NUMBER;
    String unit = currencyBefore(start);
    int at = end;
    Matcher behind = BEHIND.matcher(text).region(at, text.length());
    boolean attached = false;
    if (behind.lookingAt()) {
      String word = behind.group(1).toLowerCase(Locale.ROOT);
      attached = behind.start(1) == at;
      Optional<BigDecimal> scales = scale(word, attached);
      if (scales.isPresent()) {
        scale = scales.get();
        values = scaled(values, scale, word.equals("m") || word.equals("b"));
        at = behind.end(1);
        behind = BEHIND.matcher(text).region(at, text.length());
      } else if (attached && word.matches("st|nd|rd|th|e|er|º|ª")) {
        kind = Kind.ORDINAL;
        at = behind.end(1);
      } else if (attached
          && inDigits
          && word.matches("[a-zäöüß]+")
          && FigureWords.unit(word).isEmpty()) {
        if (!word.equals("x")) {
          return;
        }
      }
    }
    Matcher perCent = PER_CENT.matcher(text).region(at, text.length());
    if (perCent.lookingAt()) {
      unit = FigureWords.PERCENT;
      at = perCent.end();
    } else if (unit.isEmpty() && behind.lookingAt()) {
      String word = behind.group(1).toLowerCase(Locale.ROOT);
      Optional<String> units = unit(word);
      if (units.isPresent()) {
        unit = units.get();
        at = behind.end(1);
      }
    }
    found.add(new Figure(kind, values, scale, unit, start, at));
    take(start, at);
  }

  private static Optional<BigDecimal> scale(String word, boolean attached) {
    if (word.length() == 1 && word.charAt(0) < 128 && !attached) {
      return Optional.empty();
    }
    Optional<BigDecimal> whole = FigureWords.scale(word);
    if (whole.isPresent() || !Character.isIdeographic(word.codePointAt(0))) {
      return whole;
    }
    // Without spaces the scale is only the start of what follows: 3200万元.
    for (int length = Math.min(2, word.length()); length > 0; length--) {
      Optional<BigDecimal> start = FigureWords.scale(word.substring(0, length));
      if (start.isPresent()) {
        return start;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> unit(String word) {
    Optional<String> whole = FigureWords.unit(word);
    if (whole.isPresent() || !Character.isIdeographic(word.codePointAt(0))) {
      return whole;
    }
    for (int length = Math.min(4, word.length()); length > 0; length--) {
      Optional<String> start = FigureWords.unit(word.substring(0, length));
      if (start.isPresent()) {
        return start;
      }
    }
    return Optional.empty();
  }

  private String currencyBefore(int start) {
    Matcher before = CURRENCY_BEFORE.matcher(text.substring(Math.max(0, start - 5), start));
    return before.find()
        ? FigureWords.unit(before.group(1).toLowerCase(Locale.ROOT).replace(".", "")).orElse("")
        : "";
  }

  private static Set<BigDecimal> scaled(Set<BigDecimal> values, BigDecimal by, boolean perhaps) {
    Set<BigDecimal> scaled = new HashSet<>(perhaps ? values : Set.of());
    values.forEach(value -> scaled.add(value.multiply(by).stripTrailingZeros()));
    return scaled;
  }

  /** Number words; those that follow one another are one number: {@code two hundred and six}. */
  private void words() {
    Matcher words = WORD.matcher(text);
    int start = -1;
    int end = -1;
    long value = 0;
    while (words.find()) {
      if (taken[words.start()]) {
        continue;
      }
      String word = words.group().toLowerCase(Locale.ROOT);
      Optional<Integer> number = number(word);
      if (number.isEmpty()) {
        String before = text.substring(Math.max(0, words.start() - 8), words.start());
        FigureWords.ordinal(word, languages)
            .filter(ordinal -> !PER.matcher(before).find())
            .ifPresent(
                ordinal -> add(Kind.ORDINAL, ordinal.toString(), words.start(), words.end()));
        continue;
      }
      boolean goesOn =
          start >= 0 && goesOn(value, number.get(), text.substring(end, words.start()));
      if (start >= 0 && !goesOn) {
        number(Set.of(plain(value)), start, end, false);
      }
      value = goesOn ? joined(value, number.get()) : number.get();
      start = goesOn ? start : words.start();
      end = words.end();
    }
    if (start >= 0) {
      number(Set.of(plain(value)), start, end, false);
    }
  }

  private Optional<Integer> number(String word) {
    Optional<Integer> known = FigureWords.number(word, languages);
    int und = word.indexOf("und");
    if (known.isPresent() || und < 2 || !languages.contains("de")) {
      return known;
    }
    // Zweiundvierzig
    String units = word.substring(0, und);
    Optional<Integer> unit =
        units.equals("ein") ? Optional.of(1) : FigureWords.number(units, languages);
    Optional<Integer> tens = FigureWords.number(word.substring(und + 3), languages);
    return unit.flatMap(one -> tens.map(ten -> one + ten));
  }

  private static BigDecimal plain(long value) {
    return BigDecimal.valueOf(value).stripTrailingZeros();
  }

  private static boolean goesOn(long value, int next, String between) {
    boolean near = between.matches("[\\s-]|\\s(?:and|et|y)\\s");
    boolean multiplies = next >= 100 && value < next;
    boolean addsToHundreds = value % 100 == 0 && next < 100;
    boolean addsToTens = value % 10 == 0 && value < 100 && next < 10;
    return near && (multiplies || addsToHundreds || addsToTens);
  }

  private static long joined(long value, int next) {
    return next >= 100 && value < next ? value * next : value + next;
  }

  private void han() {
    Matcher share = HAN_SHARE.matcher(text);
    while (share.find()) {
      Set<BigDecimal> value = Set.of(plain(Numerals.han(share.group(1))));
      found.add(
          new Figure(
              Kind.NUMBER, value, BigDecimal.ONE, FigureWords.PERCENT, share.start(), share.end()));
      take(share.start(), share.end());
    }
    Matcher number = HAN_NUMBER.matcher(text);
    while (number.find()) {
      if (!taken[number.start()]) {
        number(Set.of(plain(Numerals.han(number.group()))), number.start(), number.end(), false);
      }
    }
  }

  private List<Figure> sharingUnits() {
    List<Figure> shared = new ArrayList<>(found);
    for (int i = shared.size() - 2; i >= 0; i--) {
      Figure one = shared.get(i);
      Figure next = shared.get(i + 1);
      boolean joined =
          one.unit().isEmpty()
              && one.kind() == Kind.NUMBER
              && next.kind() == Kind.NUMBER
              && !next.unit().isEmpty()
              && one.end() <= next.start()
              && JOINS.matcher(text.substring(one.end(), next.start())).matches();
      if (joined) {
        shared.set(
            i,
            new Figure(one.kind(), one.values(), one.scale(), next.unit(), one.start(), one.end()));
      }
    }
    return List.copyOf(shared);
  }
}
