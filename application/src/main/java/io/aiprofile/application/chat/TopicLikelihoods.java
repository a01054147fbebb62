package io.aiprofile.application.chat;

import io.aiprofile.domain.document.Topic;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** For each topic how likely a question is about it, 0 to 1; they need not add up to 1. */
public final class TopicLikelihoods {
  private static final int MAX_TOPICS = 3;
  private static final double MIN_SHARE_OF_BEST = 0.35;

  private final Map<Topic, Double> byTopic;

  /** Topics that are missing are not likely at all. */
  public TopicLikelihoods(Map<Topic, Double> byTopic) {
    this.byTopic = new EnumMap<>(byTopic);
  }

  public double of(Topic topic) {
    return Math.min(1, byTopic.getOrDefault(topic, 0.0));
  }

  /** One to three topics, likeliest first. */
  public List<Topic> likeliest() {
    double best = byTopic.isEmpty() ? 0 : Collections.max(byTopic.values());
    return Arrays.stream(Topic.values())
        .filter(topic -> of(topic) >= MIN_SHARE_OF_BEST * best)
        .sorted(Comparator.comparingDouble(this::of).reversed())
        .limit(MAX_TOPICS)
        .toList();
  }
}
