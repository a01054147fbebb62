package io.aiprofile.application.indexing;

import io.aiprofile.application.indexing.NumberedLines.Window;
import io.aiprofile.application.indexing.Outline.Piece;
import io.aiprofile.domain.document.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a document belong together, as far as a model told. Where ranges overlap, the one
 * that begins later has its lines; lines that none names stay as they are.
 */
final class SectionMap {
  /**
   * Lines from first to last, counted from 0 and inclusive.
   *
   * @param topic null where the model named none that exists
   */
  record Range(@Nullable Topic topic, int first, int last) {}

  private static final int NONE = -1;
  private static final Comparator<Range> OUTER_FIRST =
      Comparator.comparingInt(Range::first).thenComparing(Range::last, Comparator.reverseOrder());

  /** For each line the section that it belongs to. */
  private final int[] sections;

  private final List<Optional<Topic>> topics = new ArrayList<>();

  SectionMap(int lines) {
    sections = new int[lines];
    Arrays.fill(sections, NONE);
  }

  /** Adds what was told of a window, after those before it. */
  void add(Window window, List<Range> ranges) {
    for (Range range : ranges.stream().sorted(OUTER_FIRST).toList()) {
      int section = goesOn(window, range) ? sections[window.first() - 1] : begin(range);
      int last = Math.min(range.last, window.last());
      for (int line = Math.max(range.first, window.first()); line <= last; line++) {
        sections[line] = section;
      }
    }
  }

  /** Whether a range that begins in the lines above a window is the section that ended there. */
  private boolean goesOn(Window window, Range range) {
    return range.first < window.first()
        && sections[window.first() - 1] != NONE
        && topics.get(sections[window.first() - 1]).equals(Optional.ofNullable(range.topic));
  }

  private int begin(Range range) {
    topics.add(Optional.ofNullable(range.topic));
    return topics.size() - 1;
  }

  /** The pieces of the document with the topics told, and with an entry where a section begins. */
  List<Piece> applyTo(List<Optional<Piece>> pieces) {
    keepTitlesWithTheirText(pieces);
    List<Piece> placed = new ArrayList<>();
    int previous = NONE;
    for (int line = 0; line < sections.length; line++) {
      if (pieces.get(line).isPresent()) {
        placed.add(within(sections[line], previous, pieces.get(line).get()));
        previous = sections[line];
      }
    }
    return placed;
  }

  private Piece within(int section, int previous, Piece piece) {
    Topic topic = section == NONE ? piece.topic() : topics.get(section).orElse(piece.topic());
    return piece.with(topic, piece.opensEntry() || section != previous);
  }

  /** A section that begins right below a title begins with the title. */
  private void keepTitlesWithTheirText(List<Optional<Piece>> pieces) {
    for (int line = sections.length - 2; line >= 0; line--) {
      boolean title = pieces.get(line).filter(Piece::title).isPresent();
      boolean goesOn = pieces.get(line + 1).filter(piece -> !piece.opensEntry()).isPresent();
      if (title && goesOn) {
        sections[line] = sections[line + 1];
      }
    }
  }
}
