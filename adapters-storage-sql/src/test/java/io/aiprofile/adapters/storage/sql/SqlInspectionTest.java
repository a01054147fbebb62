package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.InspectionContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlInspectionTest implements InspectionContract {
  @RegisterExtension final TestDatabase database;

  SqlInspectionTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Storage storage() {
    return SqlStorage.in(database.anew());
  }
}
