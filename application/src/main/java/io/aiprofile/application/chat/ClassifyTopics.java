package io.aiprofile.application.chat;

import io.aiprofile.application.usage.Payer;
import io.aiprofile.domain.usage.TokenUsage;

/** Tells what a question is about. */
public interface ClassifyTopics {
  /** How likely each topic is, and what it cost to find out. */
  record Classified(TopicLikelihoods topics, TokenUsage usage) {}

  /** How likely the question is about each of the topics; several may be likely. */
  Classified classify(Payer payer, SearchText question);
}
