package io.aiprofile.domain.chat;

import java.time.Instant;
import java.util.List;

/**
 * A question and what was answered, as it is kept.
 *
 * @param followUps offered after the answer
 * @param complete false when the visitor stopped the answer before its end
 * @param at when the answer was complete or stopped
 */
public record Exchange(
    Question question, Answer answer, List<Question> followUps, boolean complete, Instant at) {
  public Exchange {
    followUps = List.copyOf(followUps);
  }
}
