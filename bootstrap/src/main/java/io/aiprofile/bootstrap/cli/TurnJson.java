package io.aiprofile.bootstrap.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A turn with the fields of the chat API.
 *
 * @param answer with the markers of the citations in it
 */
record TurnJson(
    String answer,
    List<String> followups,
    List<Source> citations,
    double support,
    String mode,
    List<String> topics,
    boolean refused,
    @JsonProperty("tokens_used") Tokens tokensUsed,
    @JsonProperty("latency_ms") long latencyMs) {

  /** A citation; the page is missing where the document has none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Source(int marker, String document, String section, @Nullable Integer page, String quote) {
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
  record Tokens(
      @JsonProperty("prompt_tokens") long prompt,
      @JsonProperty("completion_tokens") long completion,
      @JsonProperty("total_tokens") long total,
      @JsonProperty("call_count") int calls) {
    static Tokens of(TokenUsage usage) {
      return new Tokens(
          usage.promptTokens(), usage.completionTokens(), usage.totalTokens(), usage.callCount());
    }
  }

  static TurnJson of(Turn turn, long latencyMs) {
    return new TurnJson(
        TurnText.answer(turn.answer()),
        turn.followUps().stream().map(Question::text).toList(),
        turn.answer().citations().stream().map(Source::of).toList(),
        turn.answer().support().score(),
        turn.answer().mode().name().toLowerCase(Locale.ROOT),
        turn.topics().stream().map(Topic::label).toList(),
        turn.answer().isRefusal(),
        Tokens.of(turn.usage()),
        latencyMs);
  }

  String write() throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(this);
  }
}
