package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.application.port.storage.TokenLedgerContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEachKind
class SqlTokenLedgerTest implements TokenLedgerContract {
  @RegisterExtension final TestDatabase database;

  SqlTokenLedgerTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public TokenLedger ledger() {
    return new SqlTokenLedger(database.anew());
  }
}
