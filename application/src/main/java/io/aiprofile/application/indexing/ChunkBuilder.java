package io.aiprofile.application.indexing;

import io.aiprofile.application.indexing.Outline.Piece;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the pieces of one document into chunks of a size that retrieval likes. */
final class ChunkBuilder {
  /** Where a chunk is full, in words: measured on the dev set by the bench profile. */
  private static final int MAX_WORDS = 130;

  /** An entry below this many words shares its chunk with the next one of its section. */
  private static final int ENTRY_MIN_WORDS = 45;

  /** A sentence this long is no sentence but a list or a table; it is cut to stay quotable. */
  private static final int MAX_SENTENCE_LENGTH = 600;

  private final FileName document;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private StringBuilder text = new StringBuilder();
  private double words;
  private @Nullable Piece first;

  ChunkBuilder(FileName document) {
    this.document = document;
  }

  void add(Piece piece) {
    double more = words(piece.text());
    if (startsAnew(piece, more)) {
      close();
    }
    List<Span> sentences = sentences(piece);
    for (Span sentence : sentences) {
      double size = words(sentence.of(piece.text()));
      if (sentences.size() > 1 && words > 0 && words + size > MAX_WORDS) {
        close();
      }
      append(piece, sentence, size);
    }
  }

  List<Chunk> finish() {
    close();
    return List.copyOf(chunks);
  }

  private boolean startsAnew(Piece piece, double more) {
    Piece opened = first;
    if (opened == null) {
      return false;
    }
    boolean elsewhere =
        !piece.section().equals(opened.section()) || piece.topic() != opened.topic();
    boolean nextEntry = piece.opensEntry() && words >= ENTRY_MIN_WORDS;
    boolean full = words + more > MAX_WORDS && !spans.getLast().title() && more <= MAX_WORDS;
    return elsewhere || nextEntry || full;
  }

  private static List<Span> sentences(Piece piece) {
    if (piece.title()) {
      return List.of(new Span(0, piece.text().length(), true));
    }
    List<Span> sentences = new ArrayList<>();
    for (Span sentence : Sentences.of(piece.text())) {
      int start = sentence.start();
      while (sentence.end() - start > MAX_SENTENCE_LENGTH) {
        int cut = piece.text().lastIndexOf(' ', start + MAX_SENTENCE_LENGTH);
        int end = cut > start ? cut : beforeCharacter(piece.text(), start + MAX_SENTENCE_LENGTH);
        sentences.add(new Span(start, end, false));
        start = end;
      }
      sentences.add(new Span(start, sentence.end(), false));
    }
    return sentences;
  }

  /** Characters outside the basic plane are two units, which must not be parted. */
  private static int beforeCharacter(String text, int unit) {
    return Character.isLowSurrogate(text.charAt(unit)) ? unit - 1 : unit;
  }

  private void append(Piece piece, Span sentence, double size) {
    if (first == null) {
      first = at(piece, sentence);
    } else {
      text.append(sentence.start() == 0 ? '\n' : ' ');
    }
    int start = text.length();
    text.append(sentence.of(piece.text()).strip());
    spans.add(new Span(start, text.length(), sentence.title()));
    words += size;
  }

  /** The piece as the start of a chunk; a sentence further in starts further on. */
  private static Piece at(Piece piece, Span sentence) {
    return new Piece(
        piece.text(),
        piece.page(),
        piece.offset() + sentence.start(),
        piece.topic(),
        piece.section(),
        piece.entry(),
        piece.title(),
        piece.opensEntry());
  }

  private void close() {
    Piece opened = first;
    if (opened == null) {
      return;
    }
    List<String> section = new ArrayList<>(opened.section());
    if (!opened.entry().isEmpty()) {
      section.add(String.join(", ", opened.entry()));
    }
    chunks.add(
        new Chunk(
            document,
            opened.topic(),
            section,
            text.toString(),
            opened.page(),
            opened.offset(),
            spans));
    text = new StringBuilder();
    spans.clear();
    words = 0;
    first = null;
  }

  /** Words of spaced scripts; Chinese and Japanese characters count as 0.6 of one. */
  private static double words(String text) {
    double words = text.split("\\s+").length;
    return words
        + 0.6
            * text.codePoints()
                .filter(c -> Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30ff))
                .count();
  }
}
