package io.aiprofile.adapters.web.page;

import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Support;
import io.aiprofile.domain.chat.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A question and its answer.
 *
 * @param support {@code full}, {@code partly} or {@code none}
 * @param complete false when the visitor stopped the answer
 */
public record ExchangeView(
    String question,
    List<SentenceView> sentences,
    List<SourceView> sources,
    List<String> followUps,
    String support,
    boolean complete) {

  /**
   * The sentences as they are set: one paragraph as long as neighbours share a source, because
   * passages from different places in the documents do not read on. {@code exchange.js} does the
   * same.
   */
  public List<List<SentenceView>> paragraphs() {
    List<List<SentenceView>> paragraphs = new ArrayList<>();
    List<Integer> before = List.of();
    for (SentenceView sentence : sentences) {
      if (paragraphs.isEmpty() || Collections.disjoint(before, sentence.markers())) {
        paragraphs.add(new ArrayList<>());
      }
      paragraphs.getLast().add(sentence);
      before = sentence.markers();
    }
    return List.copyOf(paragraphs);
  }

  /** How far the documents support the answer, in words: colour and rule never say it alone. */
  public String verdict() {
    return switch (support) {
      case "full" -> "Every sentence cited";
      case "partly" -> "Partly cited";
      default -> "Not in the documents";
    };
  }

  public String sourceCount() {
    return sources.size() == 1 ? "1 source" : sources.size() + " sources";
  }

  public static ExchangeView of(Exchange exchange) {
    return of(exchange.question(), exchange.answer(), exchange.followUps(), exchange.complete());
  }

  public static ExchangeView of(Turn turn) {
    return of(turn.question(), turn.answer(), turn.followUps(), true);
  }

  /** The word that pages and API use for a level of support. */
  public static String word(Support.Level level) {
    return switch (level) {
      case FULL -> "full";
      case PARTIAL -> "partly";
      case NONE -> "none";
    };
  }

  private static ExchangeView of(
      Question question, Answer answer, List<Question> followUps, boolean complete) {
    return new ExchangeView(
        question.text(),
        answer.sentences().stream().map(SentenceView::of).toList(),
        answer.citations().stream().map(SourceView::of).toList(),
        followUps.stream().map(Question::text).toList(),
        word(answer.support().level()),
        complete);
  }
}
