package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.ConversationsContract;

class InMemoryConversationsTest implements ConversationsContract {
  private final Conversations conversations = new InMemoryConversations();

  @Override
  public Conversations conversations() {
    return conversations;
  }
}
