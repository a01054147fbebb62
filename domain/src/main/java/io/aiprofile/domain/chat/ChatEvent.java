package io.aiprofile.domain.chat;

import io.aiprofile.domain.usage.TokenUsage;
import java.time.Instant;

/**
 * What is counted of a turn: no words of it.
 *
 * @param at when the answer ended
 * @param support the share of its sentences that are cited, 0 to 1
 * @param latencyMs from the question to the end of the answer
 */
public record ChatEvent(
    Instant at,
    Answer.Mode mode,
    Ending ending,
    boolean refused,
    double support,
    TokenUsage usage,
    long latencyMs) {
  public ChatEvent {
    if (!(support >= 0 && support <= 1) || latencyMs < 0) {
      throw new IllegalArgumentException("Support is between 0 and 1, and time goes forward");
    }
  }
}
