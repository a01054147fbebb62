package io.aiprofile.adapters.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aiprofile.adapters.web.page.ExchangeView;
import io.aiprofile.application.chat.Converse;
import io.aiprofile.application.chat.Converse.Contact;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A turn with the fields of the chat API.
 *
 * @param answer the sentences, each with the markers of its sources
 * @param sessionId missing where nothing is kept
 * @param support the share of sentences that are cited, 0 to 1
 * @param ending {@code complete}, {@code stopped} or {@code interrupted}
 * @param complete whether the ending is the first of these
 * @param contact what became of an e-mail address in the question, where there was one
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatAnswer(
    String answer,
    List<Said> sentences,
    List<String> followups,
    @Nullable String sessionId,
    Tokens tokensUsed,
    List<Source> citations,
    double support,
    String level,
    boolean refused,
    String mode,
    List<String> topics,
    String ending,
    boolean complete,
    @Nullable PassingOn contact,
    long latencyMs) {

  /**
   * A sentence with the numbers of its sources.
   *
   * @param support {@code cited}; {@code unsupported} where others of the answer are; {@code none}
   *     where the answer has no sources at all
   */
  public record Said(String text, List<Integer> markers, String support) {
    static Said of(Sentence sentence, Answer answer) {
      String without = answer.citations().isEmpty() ? "none" : "unsupported";
      return new Said(sentence.text(), sentence.markers(), sentence.isCited() ? "cited" : without);
    }
  }

  /**
   * What became of the visitor's address.
   *
   * @param state {@code passed_on} or {@code offered}
   * @param email what can be passed on, where it is offered
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PassingOn(String state, @Nullable String email) {
    static final PassingOn DONE = new PassingOn("passed_on", null);

    static @Nullable PassingOn of(Contact contact) {
      return switch (contact) {
        case Contact.None none -> null;
        case Contact.PassedOn done -> DONE;
        case Contact.Offered offered -> new PassingOn("offered", offered.email().value());
      };
    }
  }

  /** A citation; the page is missing where the document has none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Source(
      int marker, String document, String section, @Nullable Integer page, String quote) {
    static Source of(Citation citation) {
      return new Source(
          citation.marker(),
          citation.document().value(),
          citation.section(),
          citation.page() > 0 ? citation.page() : null,
          citation.quote());
    }
  }

  /** What calls to a language model used. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Tokens(long promptTokens, long completionTokens, long totalTokens, int callCount) {
    static Tokens of(TokenUsage usage) {
      return new Tokens(
          usage.promptTokens(), usage.completionTokens(), usage.totalTokens(), usage.callCount());
    }
  }

  /** A turn that is not kept. */
  public static ChatAnswer of(Turn turn, long latencyMs) {
    return of(turn, null, new Contact.None(), latencyMs);
  }

  static ChatAnswer of(Converse.Outcome.Answered kept, long latencyMs) {
    return of(kept.turn(), kept.conversation().value(), kept.contact(), latencyMs);
  }

  private static ChatAnswer of(
      Turn turn, @Nullable String sessionId, Contact contact, long latencyMs) {
    Answer answer = turn.answer();
    return new ChatAnswer(
        text(answer),
        answer.sentences().stream().map(sentence -> Said.of(sentence, answer)).toList(),
        turn.followUps().stream().map(Question::text).toList(),
        sessionId,
        Tokens.of(turn.usage()),
        answer.citations().stream().map(Source::of).toList(),
        answer.support().score(),
        ExchangeView.level(answer),
        answer.isRefusal(),
        answer.mode().name().toLowerCase(Locale.ROOT),
        turn.topics().stream().map(Topic::label).toList(),
        turn.ending().name().toLowerCase(Locale.ROOT),
        turn.ending() == Ending.COMPLETE,
        PassingOn.of(contact),
        latencyMs);
  }

  /** The sentences on lines of their own, each with its markers: {@code Led nine people. [1]}. */
  public static String text(Answer answer) {
    return answer.sentences().stream().map(ChatAnswer::line).collect(Collectors.joining("\n"));
  }

  private static String line(Sentence sentence) {
    return sentence.markers().stream()
        .map(marker -> " [" + marker + "]")
        .collect(Collectors.joining("", sentence.text(), ""));
  }
}
