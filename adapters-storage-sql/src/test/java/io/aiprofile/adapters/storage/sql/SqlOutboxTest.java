package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.OutboxContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlOutboxTest implements OutboxContract {
  @RegisterExtension final TestDatabase database;

  SqlOutboxTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Outbox outbox() {
    return new SqlOutbox(database.anew());
  }

  @Override
  public Gaps gaps() {
    return new SqlGaps(database.anew());
  }

  @Override
  public Leads leads() {
    return new SqlLeads(database.anew());
  }
}
