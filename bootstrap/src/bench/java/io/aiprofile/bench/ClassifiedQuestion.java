package io.aiprofile.bench;

import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.document.Topic;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether the topics of one question are right.
 *
 * @param any one of them is
 * @param first the likeliest is
 */
record ClassifiedQuestion(String language, boolean any, boolean first) {

  static ClassifiedQuestion of(LabelledTopics asked, String language, Turn turn) {
    List<String> topics = turn.topics().stream().map(Topic::label).toList();
    return new ClassifiedQuestion(
        language,
        topics.stream().anyMatch(asked.topics()::contains),
        asked.topics().contains(topics.getFirst()));
  }

  static double anyTopic(List<ClassifiedQuestion> questions) {
    return share(questions, ClassifiedQuestion::any);
  }

  static double firstTopic(List<ClassifiedQuestion> questions) {
    return share(questions, ClassifiedQuestion::first);
  }

  private static double share(
      List<ClassifiedQuestion> questions, Predicate<ClassifiedQuestion> hit) {
    return (double) questions.stream().filter(hit).count() / questions.size();
  }
}
