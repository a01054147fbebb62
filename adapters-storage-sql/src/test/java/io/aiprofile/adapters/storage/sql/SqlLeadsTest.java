package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.LeadsContract;
import io.aiprofile.application.port.storage.Outbox;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlLeadsTest implements LeadsContract {
  @RegisterExtension final TestDatabase database;

  SqlLeadsTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Leads leads() {
    return new SqlLeads(database.anew());
  }

  @Override
  public Outbox outbox() {
    return new SqlOutbox(database.anew());
  }
}
