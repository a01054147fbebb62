package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.DirectoryContract;
import io.aiprofile.application.port.storage.Profiles;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlDirectoryTest implements DirectoryContract {
  @RegisterExtension final TestDatabase database;

  SqlDirectoryTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Directory directory() {
    return new SqlDirectory(database.anew());
  }

  @Override
  public Chunks chunks() {
    return new SqlChunks(database.anew());
  }

  @Override
  public Profiles profiles() {
    return new SqlProfiles(database.anew());
  }
}
