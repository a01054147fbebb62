package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.GapsContract;
import io.aiprofile.application.port.storage.Outbox;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlGapsTest implements GapsContract {
  @RegisterExtension final TestDatabase database;

  SqlGapsTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Gaps gaps() {
    return new SqlGaps(database.anew());
  }

  @Override
  public Outbox outbox() {
    return new SqlOutbox(database.anew());
  }
}
