package io.aiprofile.domain.chat;

import java.util.List;

/** What one visitor asked one profile in one sitting, oldest first. */
public record Conversation(ConversationId id, List<Exchange> exchanges) {
  /** After these the next question begins a new conversation. */
  public static final int MAX_EXCHANGES = 200;

  public Conversation {
    exchanges = List.copyOf(exchanges);
  }

  public List<Question> asked() {
    return exchanges.stream().map(Exchange::question).toList();
  }

  public boolean isFull() {
    return exchanges.size() >= MAX_EXCHANGES;
  }
}
