package io.aiprofile.adapters.storage.file.mirror;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;

import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;

/** Entries of the ledger that differ in their number of tokens. */
final class Entries {
  private Entries() {}

  static LedgerEntry entry(long tokens) {
    return new LedgerEntry(NOW, ASHA, Operation.QUERY, tokens, 0);
  }
}
