package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.application.port.storage.TokenLedgerContract;

class InMemoryTokenLedgerTest implements TokenLedgerContract {
  private final TokenLedger ledger = new InMemoryTokenLedger();

  @Override
  public TokenLedger ledger() {
    return ledger;
  }
}
