package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.ProfilesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlProfilesTest implements ProfilesContract {
  @RegisterExtension final TestDatabase database;

  SqlProfilesTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Profiles profiles() {
    return new SqlProfiles(database.anew());
  }
}
