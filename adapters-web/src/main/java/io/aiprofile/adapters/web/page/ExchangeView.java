package io.aiprofile.adapters.web.page;

import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Support;
import io.aiprofile.domain.chat.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A question and its answer.
 *
 * @param support {@code full}, {@code partly} or {@code none}
 * @param quoted whether the sentences are the documents' own
 * @param complete false when the visitor stopped the answer
 */
public record ExchangeView(
    String question,
    List<SentenceView> sentences,
    List<SourceView> sources,
    List<String> followUps,
    String support,
    boolean quoted,
    boolean complete) {
  /** What an entry of a list, such as a degree with its years, does not end with. */
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;。！？।؟]['\"”’»)]*$");

  /**
   * The sentences as they are set: one paragraph as long as neighbours share a source and end as
   * sentences do, because neither passages from different places nor entries of a list read on.
   * {@code exchange.js} does the same.
   */
  public List<List<SentenceView>> paragraphs() {
    List<List<SentenceView>> paragraphs = new ArrayList<>();
    for (SentenceView sentence : sentences) {
      if (paragraphs.isEmpty() || !readsOn(paragraphs.getLast().getLast(), sentence)) {
        paragraphs.add(new ArrayList<>());
      }
      paragraphs.getLast().add(sentence);
    }
    return List.copyOf(paragraphs);
  }

  private static boolean readsOn(SentenceView before, SentenceView next) {
    return !Collections.disjoint(before.markers(), next.markers())
        && SENTENCE_END.matcher(before.text()).find();
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
        answer.mode() == Answer.Mode.EXTRACTIVE && !answer.isRefusal(),
        complete);
  }
}
