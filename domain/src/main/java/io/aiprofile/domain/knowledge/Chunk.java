package io.aiprofile.domain.knowledge;

import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The unit that is searched and cited.
 *
 * @param section the headings above the text, outermost first: {@code ["Experience", "Senior
 *     Engineer, Acme, 2019-2022"]}; empty where the document has none
 * @param text the document's own words, verbatim except for white space
 * @param page where the text starts, counted from 1; 0 where the format has no pages
 * @param offset of the text's start in the document's extracted text, in UTF-16 units
 * @param sentences the runs of {@code text} that can be quoted, in order
 */
public record Chunk(
    FileName document,
    Topic topic,
    List<String> section,
    String text,
    int page,
    int offset,
    List<Span> sentences) {

  public Chunk {
    section = List.copyOf(section);
    sentences = List.copyOf(sentences);
    if (text.isBlank() || page < 0 || offset < 0) {
      throw new IllegalArgumentException("A chunk has text and a place");
    }
  }

  public ChunkId id() {
    return ChunkId.of(passage());
  }

  /**
   * What is embedded and searched: the headings, so that a bullet is found with its employer, then
   * the text.
   */
  public String passage() {
    return section.isEmpty() ? text : heading() + "\n" + text;
  }

  /** The headings on one line. */
  public String heading() {
    return String.join(" › ", section);
  }

  public String sentence(int index) {
    return sentences.get(index).of(text);
  }

  /**
   * What the sentence stands under: the titles directly above it in the text, or else the innermost
   * heading; empty when there is neither.
   */
  public String titleOf(int index) {
    int above = index - 1;
    while (above >= 0 && !sentences.get(above).title()) {
      above--;
    }
    int first = above;
    while (first > 0 && sentences.get(first - 1).title()) {
      first--;
    }
    if (above >= 0) {
      return IntStream.rangeClosed(first, above)
          .mapToObj(this::sentence)
          .collect(Collectors.joining(", "));
    }
    return section.isEmpty() ? "" : section.getLast();
  }
}
