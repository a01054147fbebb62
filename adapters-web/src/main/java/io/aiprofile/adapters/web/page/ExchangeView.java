package io.aiprofile.adapters.web.page;

import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question and its answer.
 *
 * @param level {@code full}, {@code partly}, {@code none} or {@code confirmation}
 * @param quoted whether the sentences are the documents' own
 * @param ending {@code complete}, {@code stopped} or {@code interrupted}
 * @param contact what became of the visitor's address, where there is one in the question
 */
public record ExchangeView(
    String question,
    List<SentenceView> sentences,
    List<SourceView> sources,
    List<String> followUps,
    String level,
    boolean quoted,
    String ending,
    Optional<ContactView> contact) {
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

  /** Whether nothing in the documents supports the sentence, though other sentences are cited. */
  public boolean isUnsupported(SentenceView sentence) {
    return sentence.markers().isEmpty() && !sources.isEmpty();
  }

  public boolean complete() {
    return ending.equals("complete");
  }

  /** Whether the answer says that the documents do not contain one. */
  public boolean refused() {
    return complete() && level.equals("none");
  }

  /** What the rule beside the answer shows: the level, once that can be told. */
  public String support() {
    return complete() || !sources.isEmpty() ? level : "pending";
  }

  /**
   * How far the documents support the answer, in words: colour and rule never say it alone. Empty
   * where the answer ended before that could be told, and where the program speaks for itself.
   */
  public String verdict() {
    return switch (support()) {
      case "full" -> "Every sentence cited";
      case "partly" -> "Partly cited";
      case "none" -> "Not in the documents";
      default -> "";
    };
  }

  /** Why the answer ends where it does, or empty. */
  public String endingInWords() {
    return switch (ending) {
      case "stopped" -> "Stopped";
      case "interrupted" -> "Interrupted";
      default -> "";
    };
  }

  public String sourceCount() {
    return sources.size() == 1 ? "1 source" : sources.size() + " sources";
  }

  public static ExchangeView of(Exchange exchange, Optional<ContactView> contact) {
    return of(
        exchange.question(), exchange.answer(), exchange.followUps(), exchange.ending(), contact);
  }

  public static ExchangeView of(Turn turn) {
    return of(turn.question(), turn.answer(), turn.followUps(), turn.ending(), Optional.empty());
  }

  /** The word that pages and API use for how far the documents support an answer. */
  public static String level(Answer answer) {
    if (answer.mode() == Answer.Mode.CONFIRMATION) {
      return "confirmation";
    }
    return switch (answer.support().level()) {
      case FULL -> "full";
      case PARTIAL -> "partly";
      case NONE -> "none";
    };
  }

  private static ExchangeView of(
      Question question,
      Answer answer,
      List<Question> followUps,
      Ending ending,
      Optional<ContactView> contact) {
    return new ExchangeView(
        question.text(),
        answer.sentences().stream().map(SentenceView::of).toList(),
        answer.citations().stream().map(SourceView::of).toList(),
        followUps.stream().map(Question::text).toList(),
        level(answer),
        answer.mode() == Answer.Mode.EXTRACTIVE && !answer.isRefusal(),
        ending.name().toLowerCase(Locale.ROOT),
        contact);
  }
}
