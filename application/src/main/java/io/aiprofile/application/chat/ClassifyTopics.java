package io.aiprofile.application.chat;

/** Tells what a question is about. */
public interface ClassifyTopics {

  /** How likely the question is about each of the topics; several may be likely. */
  TopicLikelihoods likelihoods(SearchText question);
}
