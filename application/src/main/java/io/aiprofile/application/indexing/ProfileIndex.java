package io.aiprofile.application.indexing;

import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.knowledge.Embedding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One index generation, ready to be searched: exact cosine and BM25 over its chunks, and the same
 * over the sentences in them. What several documents say in the same words is there once, as in the
 * first of them. Immutable and thread-safe.
 */
public final class ProfileIndex {
  /**
   * A quotable sentence with its place.
   *
   * @param titleTerms of the titles and headings above it, without its own
   */
  public record Line(
      int chunk,
      int sentence,
      String text,
      Set<String> terms,
      Set<String> titleTerms,
      Embedding embedding) {}

  private final String generation;
  private final List<IndexedChunk> chunks;
  private final List<String> languages;
  private final List<Suggestion> suggestions;
  private final LexicalIndex lexical;
  private final List<Line> lines = new ArrayList<>();
  private final List<Integer> firstLines = new ArrayList<>();
  private final List<String> lowerCase;
  private final Map<Predicate<String>, BitSet> holding = new ConcurrentHashMap<>();

  public ProfileIndex(IndexGeneration generation, TextAnalyzer analyzer) {
    this.generation = generation.id();
    this.suggestions = generation.suggestions();
    Set<String> languages = new LinkedHashSet<>();
    List<IndexedChunk> chunks = new ArrayList<>();
    List<List<String>> terms = new ArrayList<>();
    Set<ChunkId> seen = new HashSet<>();
    for (IndexedDocument document : generation.documents()) {
      String language = analyzer.language(wholeText(document));
      languages.add(language);
      for (IndexedChunk chunk : document.chunks()) {
        if (seen.add(chunk.chunk().id())) {
          terms.add(analyzer.terms(chunk.chunk().passage(), language));
          addLines(chunks.size(), chunk, analyzer, language);
          chunks.add(chunk);
        }
      }
    }
    this.chunks = List.copyOf(chunks);
    this.languages = List.copyOf(languages);
    this.lexical = new LexicalIndex(terms);
    this.lowerCase =
        chunks.stream().map(chunk -> chunk.chunk().passage().toLowerCase(Locale.ROOT)).toList();
  }

  private static String wholeText(IndexedDocument document) {
    return document.chunks().stream()
        .map(chunk -> chunk.chunk().text())
        .collect(Collectors.joining("\n"));
  }

  private void addLines(int index, IndexedChunk chunk, TextAnalyzer analyzer, String language) {
    firstLines.add(lines.size());
    for (int i = 0; i < chunk.sentences().size(); i++) {
      String text = chunk.chunk().sentence(i);
      Set<String> terms = Set.copyOf(analyzer.terms(text, language));
      String above = chunk.chunk().heading() + "\n" + chunk.chunk().titleOf(i);
      Set<String> titleTerms = new HashSet<>(analyzer.terms(above, language));
      titleTerms.removeAll(terms);
      lines.add(new Line(index, i, text, terms, Set.copyOf(titleTerms), chunk.sentences().get(i)));
    }
  }

  public String generation() {
    return generation;
  }

  public int size() {
    return chunks.size();
  }

  public Chunk chunk(int index) {
    return chunks.get(index).chunk();
  }

  /** Whether a word or phrase in lower case stands anywhere in the documents. */
  public boolean mentions(String lowerCase) {
    return this.lowerCase.stream().anyMatch(passage -> passage.contains(lowerCase));
  }

  /** One sentence of a chunk. */
  public Line line(int chunk, int sentence) {
    return lines.get(firstLines.get(chunk) + sentence);
  }

  /**
   * Whether the line's text has a property. All lines are tested when a property is first asked
   * for, and remembered: only for properties of which there are few.
   */
  public boolean holds(Predicate<String> property, Line line) {
    return holding
        .computeIfAbsent(property, this::linesThat)
        .get(firstLines.get(line.chunk()) + line.sentence());
  }

  private BitSet linesThat(Predicate<String> property) {
    BitSet holding = new BitSet(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      holding.set(i, property.test(lines.get(i).text()));
    }
    return holding;
  }

  /** Every quotable sentence, in the order of the chunks. */
  public List<Line> lines() {
    return lines;
  }

  /** Questions prepared when the documents were indexed. */
  public List<Suggestion> suggestions() {
    return suggestions;
  }

  /** The languages of the documents; a question is looked up by the rules of each of them. */
  public List<String> languages() {
    return languages;
  }

  public LexicalIndex lexical() {
    return lexical;
  }

  /** A figure for every chunk, in order. */
  public double[] scores(ToDoubleFunction<IndexedChunk> figure) {
    return chunks.stream().mapToDouble(figure).toArray();
  }
}
