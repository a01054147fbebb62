package io.aiprofile.application.chat;

import io.aiprofile.domain.usage.TokenUsage;
import java.util.Set;

/**
 * A question, understood.
 *
 * @param own the question as asked
 * @param search what is looked up: the question, with the one before it where it leans on that
 * @param expected kinds of fact that would answer it; empty for an open question
 * @param usage what understanding it cost
 */
public record Inquiry(
    SearchText own,
    SearchText search,
    TopicLikelihoods topics,
    Set<ExpectedFact> expected,
    TokenUsage usage) {
  public Inquiry {
    expected = Set.copyOf(expected);
  }
}
