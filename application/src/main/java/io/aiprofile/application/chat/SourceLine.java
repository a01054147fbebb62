package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.indexing.ProfileIndex.Line;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line of a source with what it states, and what the titles and headings above it state of it.
 *
 * @param source its number in the prompt, from 1
 * @param above titles and headings; for a title the titles that it stands together with
 * @param before the line before in the same paragraph, which "she" and "there" may point to
 */
record SourceLine(
    int source,
    Line line,
    String above,
    String before,
    List<Figure> figures,
    List<Figure> figuresAbove,
    Set<String> words,
    Set<String> wordsAbove) {

  /** The lines of a source in order. */
  static List<SourceLine> of(ProfileIndex index, Chunk chunk, int source) {
    int place = place(index, chunk);
    List<SourceLine> lines = new ArrayList<>();
    for (int i = 0; i < chunk.sentences().size(); i++) {
      Line line = index.line(place, i);
      boolean title = chunk.sentences().get(i).title();
      String above = chunk.heading() + "\n" + (title ? titlesAround(chunk, i) : chunk.titleOf(i));
      boolean follows = i > 0 && !title && !chunk.sentences().get(i - 1).title();
      lines.add(
          new SourceLine(
              source,
              line,
              above,
              follows ? chunk.sentence(i - 1) : "",
              Figures.of(line.text(), index.languages()),
              Figures.of(above, index.languages()),
              Words.folded(line.text()),
              Words.folded(above)));
    }
    return lines;
  }

  private static int place(ProfileIndex index, Chunk chunk) {
    for (int i = 0; i < index.size(); i++) {
      if (index.chunk(i).equals(chunk)) {
        return i;
      }
    }
    throw new IllegalArgumentException("A source is a chunk of the index");
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

  boolean states(Figure figure) {
    return figures.stream().anyMatch(own -> figure.isIn(own, line.text() + " " + above));
  }

  boolean standsUnder(Figure figure) {
    return figuresAbove.stream().anyMatch(own -> figure.isIn(own, above));
  }

  boolean holds(Figure figure) {
    return states(figure) || standsUnder(figure);
  }

  /** Words of the line, of what is above it and of the line before. */
  Set<String> wordsAround() {
    Set<String> around = new HashSet<>(words);
    around.addAll(wordsAbove);
    around.addAll(Words.folded(before));
    return around;
  }
}
