package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.Sentences;
import io.aiprofile.domain.knowledge.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts what a language model streams into sentences, each as soon as it is certain. What comes out
 * depends on the characters alone, not on the pieces they arrive in. Not thread-safe: one for each
 * answer.
 *
 * <p>A sentence that ends in a marker and a full stop ({@code … at Zeta Pay [1].}) is certain at
 * once; any other when the first word behind it is complete, because only then abbreviations, dates
 * and late markers ({@code … at Zeta Pay. [1]}) are told apart.
 */
final class SentenceCutter {
  /** No sentence of an answer is this long; one that is has no end. */
  static final int MAX_LENGTH = 1_000;

  private static final String ENDS = ".!?。！？।";
  private static final String WIDE_ENDS = "。！？";
  private static final String OPENING = "[【";
  private static final String CLOSING = "]】";

  /** Bullets, numbers of a list, headings and quotations: marks of a line, not of its text. */
  private static final Pattern LINE_START =
      Pattern.compile("\\s*(?:(?:[-*+•–—]|\\d{1,2}[.)]|#{1,6}|>)(?:\\s+|$))+");

  private static final Pattern COMPLETE_WORD =
      Pattern.compile("[^\\p{L}]*\\p{L}[\\p{L}\\p{M}\\p{N}’'-]*[^\\p{L}\\p{M}\\p{N}’'-]");

  private static final Pattern MARKERS_BEHIND =
      Pattern.compile("(?:\\s*" + PlainText.MARKER + ")+");

  private static final Pattern HIDING =
      Pattern.compile(PlainText.MARKER + "|!\\[[^\\]]*\\](?:\\([^)]*\\))?");

  /** May become a marker, an image or a link; what it is shows behind its end. */
  private static final Pattern OPENS_BRACKET = Pattern.compile("\\s*(?:!\\[?|[\\[【])");

  private static final Pattern CLOSED_BRACKET =
      Pattern.compile(
          "\\s*(?:!(?!\\[)|!?[\\[【][^\\]】]*[\\]】](?:\\([^)]*\\)|[^(]))[^\\p{L}]*\\p{L}");

  private final Emphasis emphasis = new Emphasis();
  private final StringBuilder text = new StringBuilder();
  private boolean atLineStart = true;

  /** Takes the next piece, of any size, and gives the sentences that are certain by now. */
  List<Drafted> add(String piece) {
    List<Drafted> certain = new ArrayList<>();
    for (int i = 0; i < piece.length(); i++) {
      read(emphasis.next(piece.charAt(i)), certain);
    }
    return certain;
  }

  /** Gives what is left when the text has ended. */
  List<Drafted> finish() {
    List<Drafted> rest = new ArrayList<>();
    read(emphasis.finish(), rest);
    endLine(rest);
    return rest;
  }

  private void read(String more, List<Drafted> certain) {
    for (int i = 0; i < more.length(); i++) {
      read(more.charAt(i), certain);
    }
  }

  private void read(char next, List<Drafted> certain) {
    if (text.isEmpty() && Character.isWhitespace(next)) {
      atLineStart |= next == '\n';
      return;
    }
    if (text.length() > 0 && text.charAt(text.length() - 1) == '\n') {
      if (Character.isWhitespace(next) && next != '\n') {
        return;
      }
      if (!Character.isLowerCase(next)) {
        endLine(certain);
        if (next == '\n') {
          return;
        }
      }
    }
    text.append(next);
    if (endsInMarkerAndStop()) {
      cut(text.length(), certain);
    } else if (next == '\n') {
      endLineIfMarked(certain);
    } else if (!Character.isLetterOrDigit(next) || endedWide()) {
      cutCertain(certain);
    }
    if (text.length() > MAX_LENGTH) {
      cutLong(certain);
    }
  }

  private boolean endsInMarkerAndStop() {
    int last = text.length() - 1;
    if (last < 1
        || ENDS.indexOf(text.charAt(last)) < 0
        || CLOSING.indexOf(text.charAt(last - 1)) < 0) {
      return false;
    }
    int open = Math.max(text.lastIndexOf("["), text.lastIndexOf("【"));
    return open >= 0 && PlainText.isMarker(text.substring(open, last));
  }

  /** A line that ends in a marker has said all; another may go on in the next one. */
  private void endLineIfMarked(List<Drafted> certain) {
    int last = text.length() - 2;
    if (last >= 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
      endLine(certain);
    }
  }

  private void endLine(List<Drafted> certain) {
    int from = textStart();
    int cut = 0;
    List<Span> sentences = sentences(from);
    for (int i = 0; i + 1 < sentences.size(); i++) {
      int end = behindMarkers(from + sentences.get(i).end());
      if (end > cut && balanced(cut, end) && ENDS.indexOf(text.charAt(end)) < 0) {
        emit(text.substring(cut, end), certain);
        cut = end;
      }
    }
    emit(text.substring(Math.min(cut, text.length())), certain);
    text.setLength(0);
    atLineStart = true;
  }

  private boolean endedWide() {
    int before = text.length() - 2;
    return before >= 0 && WIDE_ENDS.indexOf(text.charAt(before)) >= 0;
  }

  private void cutCertain(List<Drafted> certain) {
    int from = textStart();
    for (Span sentence : sentences(from)) {
      int end = behindMarkers(from + sentence.end());
      if (end >= text.length()) {
        return;
      }
      if (begun(end) && balanced(0, end)) {
        cut(end, certain);
        return;
      }
    }
  }

  /** Sentences as they would be without markers and images, which hide where one ends. */
  private List<Span> sentences(int from) {
    Matcher hiding = HIDING.matcher(text.substring(from));
    return Sentences.of(hiding.replaceAll(found -> " ".repeat(found.end() - found.start())));
  }

  /** Whether enough of the next sentence is there to know that it is one. */
  private boolean begun(int end) {
    if (ENDS.indexOf(text.charAt(end)) >= 0) {
      return false;
    }
    if (WIDE_ENDS.indexOf(text.charAt(end - 1)) >= 0) {
      return OPENING.indexOf(text.charAt(end)) < 0;
    }
    if (OPENS_BRACKET.matcher(text).region(end, text.length()).lookingAt()) {
      return CLOSED_BRACKET.matcher(text).region(end, text.length()).lookingAt();
    }
    return COMPLETE_WORD.matcher(text).region(end, text.length()).lookingAt();
  }

  /** Where the markers that follow a sentence end; they belong to it. */
  private int behindMarkers(int end) {
    Matcher markers = MARKERS_BEHIND.matcher(text).region(end, text.length());
    if (!markers.lookingAt()) {
      return end;
    }
    int behind = markers.end();
    while (behind < text.length() && ENDS.indexOf(text.charAt(behind)) >= 0) {
      behind++;
    }
    return behind;
  }

  /** No sentence ends within brackets: of a marker, a link's text or an address. */
  private boolean balanced(int from, int end) {
    int open = 0;
    for (int i = from; i < end; i++) {
      char at = text.charAt(i);
      open += OPENING.indexOf(at) >= 0 ? 1 : CLOSING.indexOf(at) >= 0 ? -1 : 0;
    }
    return open <= 0;
  }

  private int textStart() {
    Matcher start = LINE_START.matcher(text);
    return atLineStart && start.lookingAt() ? start.end() : 0;
  }

  private void cutLong(List<Drafted> certain) {
    int space = text.lastIndexOf(" ");
    int end = space > 0 ? space : text.length();
    boolean parted = end == text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    cut(parted ? end - 1 : end, certain);
  }

  private void cut(int end, List<Drafted> certain) {
    emit(text.substring(0, end), certain);
    text.delete(0, end);
    while (text.length() > 0 && Character.isWhitespace(text.charAt(0))) {
      text.deleteCharAt(0);
    }
  }

  private void emit(String raw, List<Drafted> certain) {
    Matcher start = LINE_START.matcher(raw);
    String line = atLineStart && start.lookingAt() ? raw.substring(start.end()) : raw;
    atLineStart = false;
    PlainText.read(line).ifPresent(certain::add);
  }
}
