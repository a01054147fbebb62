package io.aiprofile.application.indexing;

import io.aiprofile.domain.knowledge.Span;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts running text into sentences, in any script. */
public final class Sentences {
  /** A break behind one of these is none: titles, initials, company forms, degrees, months. */
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?iu).*(?:^|[\\s(\\[\"“-])(?:\\p{L}|[bm]\\.?(?:sc|tech|eng|ed|com|a|s|e)|ph\\.?d|dr|prof|mr"
              + "|mrs|ms|st|jr|sr|inc|ltd|co|corp|bros|dept|univ|approx|ca|bzw|usw|z\\.b|u\\.a|d\\.h"
              + "|etc|vs|mio|mrd|tsd|max|min|geb|art|std|tel|e\\.g|i\\.e|no|nr|vol|ed|est|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov"
              + "|dec|u\\.s|u\\.k|abs|dipl|ing|str|sra?|dra?|av|mme|mlle)\\.\\s*",
          Pattern.DOTALL);

  /** German and other languages write the day of a date with a full stop. */
  private static final Pattern ORDINAL =
      Pattern.compile(".*(?<!\\d)\\d{1,2}\\.\\s+", Pattern.DOTALL);

  private static final Pattern MONTH =
      Pattern.compile(
          "Jan|Feb|M[äa]r|Apr|Ma[ij]|Jun|Jul|Aug|Sep|O[kc]t|Nov|De[zc]|Platz|Auflage|Rang|Klasse");

  /** No sentence begins with one of these. */
  private static final String GOES_ON = ",;:)]»”’…";

  private Sentences() {}

  /** The sentences of a text as runs of it, trimmed; never empty unless the text is blank. */
  public static List<Span> of(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(text);
    List<Span> sentences = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (end < text.length() && runsOn(text, start, end)) {
        continue;
      }
      add(sentences, text, start, end);
      start = end;
    }
    return sentences;
  }

  private static boolean runsOn(String text, int start, int end) {
    // Only the last words decide; a bounded look back keeps long texts linear.
    String tail = text.substring(Math.max(start, end - 24), end);
    return ABBREVIATION.matcher(tail).matches()
        || Character.isLowerCase(text.codePointAt(end))
        || GOES_ON.indexOf(text.codePointAt(end)) >= 0
        || (ORDINAL.matcher(tail).matches()
            && MONTH.matcher(text).region(end, text.length()).lookingAt());
  }

  private static void add(List<Span> sentences, String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      sentences.add(new Span(from, to, false));
    }
  }
}
