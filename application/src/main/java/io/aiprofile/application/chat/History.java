package io.aiprofile.application.chat;

import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.Question;
import java.util.List;
import java.util.Optional;

/** What was said before in a conversation, oldest first. */
public record History(List<Said> said) {
  public static final History NONE = new History(List.of());

  /**
   * One question, and what the twin really answered.
   *
   * @param answer empty where only the visitor tells of the question
   */
  public record Said(Question question, String answer) {}

  public History {
    said = List.copyOf(said);
  }

  /** As kept in the transcript. */
  public static History of(Conversation conversation) {
    return new History(
        conversation.exchanges().stream()
            .map(exchange -> new Said(exchange.question(), exchange.answer().text()))
            .toList());
  }

  /** As a client tells it: what it says that the twin answered is not believed. */
  public static History claimed(List<Question> asked) {
    return new History(asked.stream().map(question -> new Said(question, "")).toList());
  }

  public List<Question> asked() {
    return said.stream().map(Said::question).toList();
  }

  Optional<Question> previous() {
    return said.isEmpty() ? Optional.empty() : Optional.of(said.getLast().question());
  }
}
