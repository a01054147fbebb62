package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.ConversationsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlConversationsTest implements ConversationsContract {
  @RegisterExtension final TestDatabase database;

  SqlConversationsTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Conversations conversations() {
    return new SqlConversations(database.anew());
  }
}
