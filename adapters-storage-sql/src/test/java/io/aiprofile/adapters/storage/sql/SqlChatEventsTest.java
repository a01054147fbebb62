package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.ChatEventsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlChatEventsTest implements ChatEventsContract {
  @RegisterExtension final TestDatabase database;

  SqlChatEventsTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public ChatEvents chatEvents() {
    return new SqlChatEvents(database.anew());
  }
}
