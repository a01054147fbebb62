package io.aiprofile.domain.chat;

import java.time.Instant;
import java.util.List;

/**
 * A question and what was answered, as it is kept.
 *
 * @param followUps offered after the answer
 * @param ending how the answer came to its end
 * @param at when the answer ended
 */
public record Exchange(
    Question question, Answer answer, List<Question> followUps, Ending ending, Instant at) {
  public Exchange {
    followUps = List.copyOf(followUps);
  }
}
