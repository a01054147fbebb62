package io.aiprofile.application.port.llm;

import io.aiprofile.domain.usage.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model replied.
 *
 * @param text all that was heard, or empty
 * @param json the text as a JSON object in JDK types ({@code Map}, {@code List}, {@code String},
 *     {@code Long}, {@code Double}, {@code Boolean}), where one was asked for; empty when the text
 *     is none
 * @param usage as the provider counts, estimated where it does not say; all attempts together
 */
public record Reply(
    String text,
    Optional<Map<String, Object>> json,
    List<ToolCall> calls,
    Finish finish,
    TokenUsage usage) {

  /** Why a reply ended. */
  public enum Finish {
    /** It was said to its end. */
    STOP,
    /** It reached its longest length. */
    LENGTH,
    /** It waits for what comes of its tool calls. */
    TOOL_CALLS,
    /** The provider withheld the rest. */
    FILTERED,
    /** The listener ended it. */
    CANCELLED
  }

  /**
   * What the model asks to be done.
   *
   * @param arguments in JDK types as above; empty when they were no JSON object
   */
  public record ToolCall(String id, String name, Optional<Map<String, Object>> arguments) {}

  public Reply {
    calls = List.copyOf(calls);
  }
}
