package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.IndexRunsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlIndexRunsTest implements IndexRunsContract {
  @RegisterExtension final TestDatabase database;

  SqlIndexRunsTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public IndexRuns indexRuns() {
    return new SqlIndexRuns(database.anew());
  }
}
