package io.aiprofile.application.chat;

import io.aiprofile.application.chat.LineRanking.Ranked;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.indexing.ProfileIndex.Line;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Answer.Mode;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.knowledge.Evidence;
import io.aiprofile.domain.knowledge.Span;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers in the documents' own words: the best sentences, the asked fact first, each with its
 * source. Needs no language model.
 */
public final class ExtractiveAnswer implements WriteAnswer {
  private static final int MAX_SENTENCES = 3;
  private static final int MAX_WORDS = 80;

  /** How far below the best sentence, in log-odds, a further one may be; fitted on the dev set. */
  private static final double MAX_DROP = 6;

  /** Where a fact was asked for and found, little else belongs to the answer. */
  private static final double MAX_DROP_OF_FACT = 1.5;

  /** Sentences closer than this say the same. */
  private static final double SAME = 0.95;

  private final LineRanking lines;
  private final FindEvidence evidence;
  private final Phrases phrases = new Phrases();

  @Inject
  public ExtractiveAnswer(LineRanking lines, FindEvidence evidence) {
    this.lines = lines;
    this.evidence = evidence;
  }

  @Override
  public Written write(Brief brief, AnswerListener listener) {
    if (RecordLead.onlyLeavesAddress(brief.question())) {
      return phrases.say("contact-offer", Mode.CONFIRMATION, brief, listener);
    }
    return brief.inDocuments()
        ? quote(brief.index(), brief.inquiry(), brief.evidence(), listener)
        : phrases.say("refusal", Mode.EXTRACTIVE, brief, listener);
  }

  /** The best sentences of the evidence, whether or not they are thought to answer. */
  Written quote(ProfileIndex index, Inquiry inquiry, Evidence found, AnswerListener listener) {
    Set<Chunk> sources = Set.copyOf(found.chunks());
    List<Ranked> ranked =
        lines.rank(index, inquiry, evidence.scores(index, inquiry)).stream()
            .filter(line -> sources.contains(index.chunk(line.line().chunk())))
            .toList();
    // Two sentences of one chunk share a marker, and the citation quotes both.
    Map<ChunkId, Citation> citations = new LinkedHashMap<>();
    List<Sentence> sentences = new ArrayList<>();
    Ending ending = Ending.COMPLETE;
    for (Line line : choose(index, inquiry, ranked)) {
      Chunk chunk = index.chunk(line.chunk());
      Citation citation =
          citations.merge(
              chunk.id(), cite(chunk, line, citations.size() + 1), Citation::joinedWith);
      Sentence sentence = new Sentence(quotation(index, line), List.of(citation.marker()));
      sentences.add(sentence);
      if (!listener.said(sentence, List.of(citation))) {
        ending = Ending.STOPPED;
        break;
      }
    }
    return Written.free(
        new Answer(Mode.EXTRACTIVE, sentences, List.copyOf(citations.values())), ending);
  }

  private static List<Line> choose(ProfileIndex index, Inquiry inquiry, List<Ranked> ranked) {
    List<Line> chosen = new ArrayList<>();
    Set<String> said = new HashSet<>();
    boolean answered = isTheAnswer(index, inquiry, ranked.getFirst().line());
    double enough = ranked.getFirst().score() - (answered ? MAX_DROP_OF_FACT : MAX_DROP);
    int words = 0;
    for (Ranked next : ranked) {
      if (chosen.size() == MAX_SENTENCES || next.score() < enough) {
        break;
      }
      Line line = telling(index, inquiry, next.line());
      int more = line.text().split("\\s+").length;
      boolean fits = chosen.isEmpty() || words + more <= MAX_WORDS;
      boolean tells = !answered || isTheAnswer(index, inquiry, line);
      if (fits && tells && !repeats(chosen, line) && said.add(quotation(index, line))) {
        chosen.add(line);
        words += more;
      }
    }
    return chosen;
  }

  private static boolean isTheAnswer(ProfileIndex index, Inquiry inquiry, Line line) {
    return inquiry.expected().stream()
        .anyMatch(fact -> fact.isTheAnswer() && index.holds(fact, line));
  }

  private static boolean repeats(List<Line> chosen, Line line) {
    return chosen.stream().anyMatch(known -> known.embedding().cosine(line.embedding()) > SAME);
  }

  private static String quotation(ProfileIndex index, Line line) {
    return Quotation.of(index.chunk(line.chunk()), line.sentence());
  }

  /**
   * A title answers when its dates or names are asked for, unless it is an interviewer's question;
   * else what stands below it does.
   */
  private static Line telling(ProfileIndex index, Inquiry inquiry, Line line) {
    List<Span> spans = index.chunk(line.chunk()).sentences();
    boolean asks = line.text().endsWith("?") || line.text().endsWith("？");
    boolean mayAnswer = !inquiry.expected().isEmpty() && !asks;
    if (mayAnswer || !spans.get(line.sentence()).title()) {
      return line;
    }
    int below = line.sentence();
    while (below < spans.size() && spans.get(below).title()) {
      below++;
    }
    return below < spans.size() ? index.line(line.chunk(), below) : line;
  }

  private static Citation cite(Chunk chunk, Line line, int marker) {
    return new Citation(
        marker, chunk.id(), chunk.document(), chunk.heading(), chunk.page(), line.text());
  }
}
