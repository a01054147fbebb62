package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.ChunksContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlChunksTest implements ChunksContract {
  @RegisterExtension final TestDatabase database;

  SqlChunksTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Chunks chunks() {
    return new SqlChunks(database.anew());
  }
}
