package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Plain text as people lay it out: headings by look, lists by sign, lines joined that were cut. */
final class PlainTextReader implements FormatReader {
  private static final Pattern LINE_BREAK = Pattern.compile("\\R|\f");
  private static final Pattern RULER =
      Pattern.compile(
          "\\s*([-=_*~#+.\u2014\u2013\u2500\u2550 ])\\1{2,}+[-=_*~#+.|\u2500\u2550 ]*+");
  private static final Pattern UNDERLINE = Pattern.compile("\\s*([-=~^*\u2500\u2550])\\1{2,}+\\s*");
  private static final Pattern CELL_GAP = Pattern.compile("(?<=\\S)(\\s*\t\\s*| {3,})(?=\\S)");
  private static final Pattern MARKED_HEADING = Pattern.compile("(#{1,6}) +(\\S.*?) *#*");
  private static final Pattern DOT_LEADER = Pattern.compile(" ?(\\.{4,}|(\\. ){4,}\\.?) ?");
  private static final Pattern PIPED = Pattern.compile("\\|?[^|]*\\|[^|]*\\|.*");

  /** In columns: what is indented by so much more hangs from the line above. */
  private static final int HANGING = 8;

  private static final int LONG_LINE = 50;

  @Override
  public DocumentText read(byte[] content) throws UnreadableDocument {
    String text = TextDecoding.decode(content).orElseThrow(Refusal::corrupt);
    List<Line> lines = lines(text);
    return new Reading(lines, HardWrap.of(lines.stream().map(Line::text).toList())).run();
  }

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    for (String raw : LINE_BREAK.split(text, -1)) {
      String stripped = raw.strip();
      boolean words = !stripped.isEmpty() && Character.isLetterOrDigit(stripped.codePointAt(0));
      boolean ruler = !words && (RULER.matcher(stripped).matches() || isBoxBorder(stripped));
      String leaders = DOT_LEADER.matcher(stripped).replaceAll(": ");
      String gaps = CELL_GAP.matcher(leaders).replaceAll(" | ");
      String clean = ruler ? "" : CleanText.line(gaps);
      // One string where both are the same: a document may have half a million lines.
      lines.add(new Line(indent(raw), clean, clean.equals(stripped) ? clean : stripped, ruler));
    }
    return lines;
  }

  private static boolean isBoxBorder(String line) {
    return line.length() >= 3 && line.chars().allMatch(c -> "+-=|:_ *#".indexOf(c) >= 0);
  }

  private static int indent(String raw) {
    int column = 0;
    for (int i = 0; i < raw.length() && Character.isWhitespace(raw.charAt(i)); i++) {
      column = raw.charAt(i) == '\t' ? (column / 8 + 1) * 8 : column + 1;
    }
    return column;
  }

  /**
   * @param raw without surrounding white space
   * @param ruler whether it is drawn rather than written; then the text is empty
   */
  private record Line(int indent, String text, String raw, boolean ruler) {
    boolean blank() {
      return text.isEmpty();
    }

    boolean isDouble() {
      return raw.startsWith("=") || raw.startsWith("\u2550");
    }

    boolean underlines(Line above) {
      return ruler && !above.blank() && UNDERLINE.matcher(raw).matches();
    }
  }

  /** One pass over the lines. */
  private static final class Reading {
    private final List<Line> lines;
    private final HardWrap wrap;
    private final BlockWriter writer = new BlockWriter();
    private final boolean doublyUnderlined;
    private final int firstWritten;
    private final int lastWritten;
    private boolean titled;

    Reading(List<Line> lines, HardWrap wrap) {
      this.lines = lines;
      this.wrap = wrap;
      this.doublyUnderlined = lines.stream().anyMatch(line -> line.ruler() && line.isDouble());
      int[] written = IntStream.range(0, lines.size()).filter(i -> !lines.get(i).blank()).toArray();
      this.firstWritten = written.length == 0 ? 0 : written[0];
      this.lastWritten = written.length == 0 ? 0 : written[written.length - 1];
    }

    DocumentText run() throws UnreadableDocument {
      for (int i = 0; i < lines.size(); ) {
        i = lines.get(i).blank() ? i + 1 : block(i);
      }
      return writer.finish();
    }

    /** Writes the block that begins at a line; returns the index of the line after it. */
    private int block(int at) throws UnreadableDocument {
      Line line = lines.get(at);
      int level = headingLevel(at);
      boolean first = !titled;
      titled = true;
      if (level > 0) {
        writer.heading(first && level == 2 ? 1 : level, headingText(line.text()));
        return at + 1;
      }
      if (isTableRow(at)) {
        writer.tableRow(TableRows.plain(List.of(line.text().split("\\|"))));
        return at + 1;
      }
      var entry = Bullet.entry(line.text());
      StringBuilder block = new StringBuilder(entry.orElse(line.text()));
      int next = at + 1;
      while (next < lines.size() && continues(at, next, entry.isPresent())) {
        LineJoiner.append(block, lines.get(next).text());
        next++;
      }
      if (entry.isPresent()) {
        writer.listItem(block.toString());
      } else {
        writer.paragraph(block.toString());
      }
      return next;
    }

    private boolean continues(int start, int at, boolean inEntry) {
      Line first = lines.get(start);
      Line above = lines.get(at - 1);
      Line line = lines.get(at);
      if (line.blank() || isTableRow(at)) {
        return false;
      }
      if (first.indent() < HANGING / 2 && line.indent() >= first.indent() + HANGING) {
        return true;
      }
      if (Bullet.entry(line.text()).isPresent() || headingLevel(at) > 0) {
        return false;
      }
      if (isColumned(above) || isColumned(line)) {
        return false;
      }
      if (inEntry && line.indent() > first.indent()) {
        return true;
      }
      return wrap.wasCut(above.text(), line.text());
    }

    private static boolean isColumned(Line line) {
      return line.text().contains(" | ");
    }

    /** Drawn with bars: at the edge, or as many as on a line beside it. */
    private boolean isTableRow(int at) {
      String raw = lines.get(at).raw();
      if (raw.indexOf('|') < 0 || !PIPED.matcher(raw).matches()) {
        return false;
      }
      long bars = bars(at);
      return raw.startsWith("|") || bars == bars(at - 1) || bars == bars(at + 1);
    }

    private long bars(int at) {
      boolean outside = at < 0 || at >= lines.size();
      return outside ? -1 : lines.get(at).raw().chars().filter(c -> c == '|').count();
    }

    private int headingLevel(int at) {
      Line line = lines.get(at);
      String text = line.text();
      if (text.isEmpty() || (Bullet.entry(text).isPresent() && !Bullet.isNumbered(text))) {
        return 0;
      }
      var marked = MARKED_HEADING.matcher(text);
      if (marked.matches()) {
        return marked.group(1).length();
      }
      if (!LineShape.isShortForHeading(text) || isColumned(line)) {
        return 0;
      }
      if (at + 1 < lines.size() && lines.get(at + 1).underlines(line)) {
        return doublyUnderlined && !lines.get(at + 1).isDouble() ? 3 : 2;
      }
      if (LineShape.isCapitals(text) || LineShape.isFramed(text)) {
        return 2;
      }
      return levelByPlace(at, text);
    }

    private int levelByPlace(int at, String text) {
      boolean startsBlock = at == 0 || lines.get(at - 1).blank();
      if (!startsBlock) {
        return 0;
      }
      boolean title =
          !LineShape.isLabelled(text)
              && (LineShape.isTitle(text) || LineShape.isUncasedTitle(text));
      if (title && !titled && at == firstWritten) {
        return 2;
      }
      if (at >= lastWritten) {
        return 0;
      }
      boolean alone = lines.get(at + 1).blank();
      if (alone) {
        return title ? 2 : 0;
      }
      if (isIntroduction(text) || isQuestion(at)) {
        return 3;
      }
      return LineShape.isCaption(text) && announces(lines.get(at + 1)) ? 2 : 0;
    }

    /** Running text or a list, as opposed to the second line of an address. */
    private static boolean announces(Line next) {
      return next.text().length() >= LONG_LINE
          || next.indent() > 0
          || Bullet.entry(next.text()).isPresent();
    }

    /** {@code Languages:} above what it announces. */
    private static boolean isIntroduction(String text) {
      boolean colon = text.endsWith(":") || text.endsWith("\uFF1A");
      return colon
          && LineShape.isShortForHeading(text)
          && text.chars().filter(c -> c == ' ').count() < 5;
    }

    /** A question on a line of its own, answered by what follows. */
    private boolean isQuestion(int at) {
      String text = lines.get(at).text();
      return (text.endsWith("?") || text.endsWith("\uFF1F"))
          && !wrap.wasCut(text, lines.get(at + 1).text());
    }

    private static String headingText(String text) {
      if (LineShape.isFramed(text)) {
        return text.substring(1, text.length() - 1);
      }
      var marked = MARKED_HEADING.matcher(text);
      String bare = marked.matches() ? marked.group(2) : text;
      return isIntroduction(bare) ? bare.substring(0, bare.length() - 1) : bare;
    }
  }
}
