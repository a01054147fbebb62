package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.ChatEventsContract;

class InMemoryChatEventsTest implements ChatEventsContract {
  private final ChatEvents events = new InMemoryChatEvents();

  @Override
  public ChatEvents chatEvents() {
    return events;
  }
}
