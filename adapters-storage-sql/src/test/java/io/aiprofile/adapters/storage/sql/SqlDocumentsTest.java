package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.DocumentsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlDocumentsTest implements DocumentsContract {
  @RegisterExtension final TestDatabase database;

  SqlDocumentsTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Documents documents() {
    return new SqlDocuments(database.anew());
  }
}
