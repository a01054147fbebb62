package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines in reading order to headings, paragraphs, list entries and table rows. */
final class PdfBlocks {
  /** Larger than the body by this much is meant to be seen first. */
  private static final double HEADING_SIZE = 1.12;

  /** A name, a tagline and then a section: where so many are large, capitals alone mean nothing. */
  private static final int LARGE_HEADINGS = 4;

  /** Between two headings a smaller difference of size already shows their rank. */
  private static final double NOTICEABLY = 1.04;

  /** In font sizes from baseline to baseline: beyond it begins a new paragraph. */
  private static final double WIDEST_LEADING = 1.9;

  /** The same where all lines stand so far apart. */
  private static final double DOUBLE_SPACED = 2.6;

  /** In columns narrower than this the right edge is no evidence. */
  private static final double NARROW_COLUMN = 22;

  /** Paragraphs stand apart by at least this factor of the leading within them. */
  private static final double PARAGRAPH_GAP = 1.15;

  private final List<PdfLine> lines;
  private final double bodySize;
  private final HeadingLevels levels;
  private final Leading leading;
  private final boolean headingsAreLarger;

  PdfBlocks(List<PdfLine> lines) {
    this.lines = lines;
    this.bodySize = bodySize(lines);
    this.leading = Leading.of(lines);
    this.headingsAreLarger = lines.stream().filter(this::isLarge).count() >= LARGE_HEADINGS;
    this.levels =
        HeadingLevels.of(lines.stream().filter(this::isHeading).map(this::look).toList(), 0);
  }

  void write(BlockWriter writer) throws UnreadableDocument {
    for (int i = 0; i < lines.size(); ) {
      PdfLine first = lines.get(i);
      writer.startPage(first.page());
      Optional<PdfTable> table = PdfTable.at(lines.subList(i, lines.size()));
      if (table.isPresent()) {
        table.get().write(writer);
        i += table.get().length();
      } else {
        i = writeBlock(i, writer);
      }
    }
  }

  /** Writes the block that begins at a line; returns the index of the line after it. */
  private int writeBlock(int at, BlockWriter writer) throws UnreadableDocument {
    PdfLine first = lines.get(at);
    Optional<String> entry = Bullet.entry(first.text());
    boolean heading = isHeading(first);
    StringBuilder block = new StringBuilder(entry.orElse(first.text()));
    int next = at + 1;
    while (next < lines.size() && continues(first, lines.get(next - 1), lines.get(next))) {
      LineJoiner.append(block, lines.get(next).text());
      next++;
    }
    String text = SpacedLetters.closed(block.toString());
    if (heading) {
      writer.heading(levels.level(look(first)), text);
    } else if (entry.isPresent()) {
      writer.listItem(text);
    } else {
      writer.paragraph(text);
    }
    return next;
  }

  private boolean continues(PdfLine first, PdfLine above, PdfLine line) {
    if (isBulleted(line) || isHeading(line) != isHeading(first)) {
      return false;
    }
    if (line.cells().size() > 1 || above.cells().size() > 1) {
      return false;
    }
    if (!above.sameColumn(line)) {
      return continuesElsewhere(above, line);
    }
    double apart = line.y() - above.y();
    boolean gap = apart > PARAGRAPH_GAP * leading.closest(line);
    boolean far = apart > (gap ? WIDEST_LEADING : DOUBLE_SPACED) * above.size();
    if (far || differsInLook(above, line) || (gap && LineShape.endsStatement(above.text()))) {
      return false;
    }
    if (isBulleted(first)) {
      // An entry goes on below its words, or its sign; never to the left of both.
      return line.x0() > first.x0() - 2 && (line.x0() >= first.textX0() - 3 || wasCut(above, line));
    }
    boolean indented =
        line.x0() > above.x0() + above.size()
            && above.x0() <= above.left() + 1
            && !leftEdgesDiffer(above, line);
    return !indented && wasCut(above, line);
  }

  /** A paragraph goes on in the next column or on the next page if its words say so. */
  private boolean continuesElsewhere(PdfLine above, PdfLine line) {
    return !isHeading(above)
        && !differsInLook(above, line)
        && above.x1() > above.left() + 0.8 * (above.limit() - above.left())
        && LineShape.readsOn(above.text(), line.text());
  }

  private static boolean differsInLook(PdfLine above, PdfLine line) {
    return Math.abs(above.size() - line.size()) > 0.08 * above.size()
        || (above.bold() && !line.bold() && !LineShape.readsOn(above.text(), line.text()));
  }

  /** Whether the line above ended for want of room: the next word would not have fitted. */
  private boolean wasCut(PdfLine above, PdfLine line) {
    String upper = above.text();
    String lower = line.text();
    if (lower.isEmpty() || upper.isEmpty() || LineShape.standsAlone(upper, lower)) {
      return false;
    }
    if (LineJoiner.isCutWord(upper, lower) || LineJoiner.splitsAddress(upper, lower)) {
      return true;
    }
    int blank = lower.indexOf(' ');
    int firstWord = blank < 0 ? lower.length() : blank;
    if (LineJoiner.isUnspaced(lower.codePointAt(0))) {
      firstWord = 1;
    }
    double perCharacter = line.width() / Math.max(1, lower.length());
    double end = leftEdgesDiffer(above, line) ? above.left() + above.width() : above.x1();
    boolean full = end + (firstWord + 0.5) * perCharacter > above.limit();
    boolean narrow = above.limit() - above.left() < NARROW_COLUMN * above.size();
    boolean close = line.y() - above.y() <= PARAGRAPH_GAP * leading.closest(line);
    if (full && (!narrow || (close && leading.hasGaps(line)))) {
      return true;
    }
    boolean reachesFar = end > above.left() + 0.6 * (above.limit() - above.left());
    return (full || reachesFar) && LineShape.readsOn(upper, lower);
  }

  /** Centred text, or text set against the right margin: only its width tells. */
  private static boolean leftEdgesDiffer(PdfLine above, PdfLine line) {
    boolean sameRight = Math.abs(above.x1() - line.x1()) < 1;
    double centres = Math.abs(above.x0() + above.x1() - line.x0() - line.x1());
    return Math.abs(above.x0() - line.x0()) > 2 && (sameRight || centres < 2);
  }

  private boolean isHeading(PdfLine line) {
    String text = line.text();
    if (text.isEmpty() || !LineShape.isShortForHeading(text) || isBulleted(line)) {
      return false;
    }
    if (LineShape.isAddress(text) || text.endsWith(".") || text.endsWith(",")) {
      return false;
    }
    return isLarge(line)
        || isEmphasised(line)
        || (!headingsAreLarger && LineShape.isCapitals(SpacedLetters.closed(text)));
  }

  private boolean isLarge(PdfLine line) {
    return line.size() >= HEADING_SIZE * bodySize;
  }

  /** Bold, but for a date or place at the right margin. */
  private static boolean isEmphasised(PdfLine line) {
    boolean titleAndDate =
        line.cells().size() == 2
            && line.boldStart()
            && LineShape.isDate(CleanText.line(line.cells().getLast().text()));
    return line.bold() || titleAndDate;
  }

  private HeadingLevels.Look look(PdfLine line) {
    boolean larger = line.size() >= NOTICEABLY * bodySize;
    return new HeadingLevels.Look(
        larger ? Math.round(line.size() * 2) / 2.0 : bodySize,
        LineShape.isCapitals(SpacedLetters.closed(line.text())),
        isEmphasised(line));
  }

  private static boolean isBulleted(PdfLine line) {
    return Bullet.entry(line.text()).isPresent();
  }

  /** The size of most characters. */
  private static double bodySize(List<PdfLine> lines) {
    Map<Double, Integer> characters = new HashMap<>();
    for (PdfLine line : lines) {
      characters.merge(Math.round(line.size() * 4) / 4.0, line.text().length(), Integer::sum);
    }
    return characters.entrySet().stream()
        .max(Map.Entry.<Double, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(1.0);
  }
}
