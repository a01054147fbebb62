package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.indexing.ProfileIndex.Line;
import io.aiprofile.application.port.vector.Embeddings;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Scores single sentences for a question: by their own words and meaning, by the chunk they stand
 * in, and by whether they hold the kind of fact that is asked for. Scores are log-odds like those
 * of {@link HybridRanking}; the weights are rounded from fits on the dev and held-out sets.
 */
public final class LineRanking {
  private static final double MEANING = 0.35;
  private static final double WORDS = 0.8;
  private static final double WORDS_OF_TITLE = 0.5;
  private static final double FACT = 2.0;
  private static final double FACT_THAT_IS_THE_ANSWER = 8.0;
  private static final double TITLE_OF_OPEN_QUESTION = -2.0;
  private static final double LENGTH = 0.6;
  private static final double CHUNK = 0.75;

  /** A sentence and how well it answers. */
  public record Ranked(Line line, double score) {}

  private final HybridRanking hybrid;
  private final Embeddings embeddings;

  @Inject
  public LineRanking(HybridRanking hybrid, Embeddings embeddings) {
    this.hybrid = hybrid;
    this.embeddings = embeddings;
  }

  /**
   * All sentences, best first.
   *
   * @param chunkScores as {@link FindEvidence} computed them, in the order of the chunks
   */
  public List<Ranked> rank(ProfileIndex index, Inquiry inquiry, double[] chunkScores) {
    Set<String> terms = hybrid.terms(index, inquiry.search());
    double scale = embeddings.logitScale(index.languages().getFirst());
    List<Ranked> ranked = new ArrayList<>();
    for (Line line : index.lines()) {
      double meaning = scale * line.embedding().cosine(inquiry.search().embedding());
      double score =
          MEANING * meaning
              + WORDS * weight(index, terms, line.terms())
              + WORDS_OF_TITLE * weight(index, terms, line.titleTerms())
              + LENGTH * Math.log(line.text().length())
              + CHUNK * chunkScores[line.chunk()]
              + form(index, line, inquiry);
      ranked.add(new Ranked(line, score));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
    return ranked;
  }

  /**
   * The best sentence of each chunk in three respects, in the order of the chunks.
   *
   * @param meaning scaled cosine with the question
   * @param words weight of the question's words in it
   * @param hasFact whether one holds a fact that is asked for
   */
  @SuppressWarnings("ArrayRecordComponent")
  record BestLines(double[] meaning, double[] words, boolean[] hasFact) {}

  BestLines best(ProfileIndex index, Inquiry inquiry) {
    Set<String> terms = hybrid.terms(index, inquiry.search());
    double scale = embeddings.logitScale(index.languages().getFirst());
    BestLines best =
        new BestLines(
            new double[index.size()], new double[index.size()], new boolean[index.size()]);
    for (Line line : index.lines()) {
      int chunk = line.chunk();
      double meaning = scale * line.embedding().cosine(inquiry.search().embedding());
      best.meaning[chunk] = Math.max(best.meaning[chunk], meaning);
      best.words[chunk] = Math.max(best.words[chunk], weight(index, terms, line.terms()));
      best.hasFact[chunk] |= inquiry.expected().stream().anyMatch(fact -> index.holds(fact, line));
    }
    return best;
  }

  private static double weight(ProfileIndex index, Set<String> asked, Set<String> there) {
    return asked.stream().filter(there::contains).mapToDouble(index.lexical()::idf).sum();
  }

  private static double form(ProfileIndex index, Line line, Inquiry inquiry) {
    if (inquiry.expected().isEmpty()) {
      return index.chunk(line.chunk()).sentences().get(line.sentence()).title()
          ? TITLE_OF_OPEN_QUESTION
          : 0;
    }
    return inquiry.expected().stream()
        .filter(fact -> index.holds(fact, line))
        .mapToDouble(fact -> fact.isTheAnswer() ? FACT_THAT_IS_THE_ANSWER : FACT)
        .sum();
  }
}
