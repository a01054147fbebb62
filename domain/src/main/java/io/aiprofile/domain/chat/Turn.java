package io.aiprofile.domain.chat;

import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Evidence;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.List;

/**
 * One question and everything that came of it.
 *
 * @param topics what the question is about, likeliest first
 * @param followUps at most three questions that the documents can answer
 */
public record Turn(
    Question question,
    List<Topic> topics,
    Evidence evidence,
    Answer answer,
    Ending ending,
    List<Question> followUps,
    TokenUsage usage) {
  public Turn {
    topics = List.copyOf(topics);
    followUps = List.copyOf(followUps);
    if (followUps.size() > 3) {
      throw new IllegalArgumentException("A turn offers at most three follow-up questions");
    }
  }
}
