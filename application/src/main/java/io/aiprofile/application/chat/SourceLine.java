package io.aiprofile.application.chat;

import io.aiprofile.application.chat.Names.Name;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.indexing.ProfileIndex.Line;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line of a source with what it states, and what the titles and headings above it state of it.
 * Immutable.
 *
 * @param above titles and headings; for a title the titles that it stands together with
 * @param datesBefore of the line before in the same paragraph, when what is told went on
 * @param termsBefore of the lines before in the same paragraph, which "it" may point to
 * @param segments its parts, cut in several ways, where a part may have its own figures
 * @param names of the line and of what is above it
 * @param namesBefore these, and those of the lines before
 */
record SourceLine(
    Line line,
    String above,
    List<Figure> figures,
    List<Figure> figuresAbove,
    List<Figure> datesBefore,
    Set<String> termsBefore,
    List<List<Segment>> segments,
    NameMatch names,
    NameMatch namesBefore) {

  /** A part of a line with its own figures. */
  record Segment(String text, List<Figure> figures, NameMatch names) {}

  /**
   * The lines of the index's chunk at a place, in order.
   *
   * @param ownName the professional's, folded
   */
  static List<SourceLine> of(ProfileIndex index, int place, Set<String> ownName) {
    Chunk chunk = index.chunk(place);
    // The document's own title is above everything, and so says nothing of a single line.
    String headings =
        chunk.section().stream()
            .filter(heading -> !Words.folded(heading).containsAll(ownName))
            .collect(Collectors.joining("\n"));
    List<SourceLine> lines = new ArrayList<>();
    for (int i = 0; i < chunk.sentences().size(); i++) {
      Line line = index.line(place, i);
      boolean title = chunk.sentences().get(i).title();
      String above = headings + "\n" + (title ? titlesAround(chunk, i) : chunk.titleOf(i));
      int paragraph = title ? i : paragraphStart(chunk, i);
      String before =
          IntStream.range(paragraph, i).mapToObj(chunk::sentence).collect(Collectors.joining("\n"));
      Set<String> termsBefore = new HashSet<>();
      IntStream.range(paragraph, i)
          .forEach(earlier -> termsBefore.addAll(index.line(place, earlier).terms()));
      String last = paragraph < i ? chunk.sentence(i - 1) : "";
      lines.add(
          new SourceLine(
              line,
              above,
              Figures.of(line.text(), index.languages()),
              Figures.of(above, index.languages()),
              Figures.of(last, index.languages()).stream().filter(Figure::isDate).toList(),
              Set.copyOf(termsBefore),
              Clauses.segments(line.text()).stream()
                  .map(parts -> parts.stream().map(part -> segment(part, index)).toList())
                  .toList(),
              new NameMatch(above + "\n" + line.text()),
              new NameMatch(before + "\n" + above + "\n" + line.text())));
    }
    return List.copyOf(lines);
  }

  private static Segment segment(String text, ProfileIndex index) {
    return new Segment(text, Figures.of(text, index.languages()), new NameMatch(text));
  }

  /** Sentences of one paragraph are joined by a space, list entries by a line break. */
  private static int paragraphStart(Chunk chunk, int sentence) {
    int start = sentence;
    while (start > 0 && chunk.text().charAt(chunk.sentences().get(start).start() - 1) == ' ') {
      start--;
    }
    return start;
  }

  private static String titlesAround(Chunk chunk, int sentence) {
    List<Span> spans = chunk.sentences();
    int first = sentence;
    while (first > 0 && spans.get(first - 1).title()) {
      first--;
    }
    int last = sentence;
    while (last + 1 < spans.size() && spans.get(last + 1).title()) {
      last++;
    }
    return spans.subList(first, last + 1).stream()
        .map(span -> span.of(chunk.text()))
        .collect(Collectors.joining("\n"));
  }

  String whole() {
    return above + "\n" + line.text();
  }

  /** Whether the line or what it may point to has the name. */
  boolean has(Name name) {
    return names.has(name) || namesBefore.has(name);
  }

  boolean states(Figure figure) {
    return figures.stream().anyMatch(own -> figure.isIn(own, whole()));
  }

  boolean standsUnder(Figure figure) {
    return figuresAbove.stream().anyMatch(own -> figure.isIn(own, above));
  }

  boolean holds(Figure figure) {
    return states(figure) || standsUnder(figure);
  }

  /** Whether the figure is of the line, or is the date at which what it tells begins. */
  boolean follows(Figure figure) {
    return holds(figure) || datesBefore.stream().anyMatch(own -> figure.isIn(own, ""));
  }
}
