package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.Secrets;
import io.aiprofile.application.port.storage.SecretsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlSecretsTest implements SecretsContract {
  @RegisterExtension final TestDatabase database;

  SqlSecretsTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Secrets secrets() {
    return new SqlSecrets(database.anew());
  }
}
