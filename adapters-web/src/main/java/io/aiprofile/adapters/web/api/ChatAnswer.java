package io.aiprofile.adapters.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.aiprofile.adapters.web.page.ExchangeView;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Sentence;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A turn with the fields of the chat API.
 *
 * @param answer the sentences, each with the markers of its sources
 * @param sessionId missing where nothing is kept
 * @param support the share of sentences that are cited, 0 to 1
 * @param complete false when the answer was stopped
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
    boolean complete,
    long latencyMs) {

  /** A sentence with the numbers of its sources. */
  public record Said(String text, List<Integer> markers) {
    static Said of(Sentence sentence) {
      return new Said(sentence.text(), sentence.markers());
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

  public static ChatAnswer of(
      Turn turn, Optional<ConversationId> conversation, boolean complete, long latencyMs) {
    Answer answer = turn.answer();
    return new ChatAnswer(
        text(answer),
        answer.sentences().stream().map(Said::of).toList(),
        turn.followUps().stream().map(Question::text).toList(),
        conversation.map(ConversationId::value).orElse(null),
        Tokens.of(turn.usage()),
        answer.citations().stream().map(Source::of).toList(),
        answer.support().score(),
        ExchangeView.word(answer.support().level()),
        answer.isRefusal(),
        answer.mode().name().toLowerCase(Locale.ROOT),
        turn.topics().stream().map(Topic::label).toList(),
        complete,
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
