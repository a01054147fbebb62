package io.aiprofile.application.port.storage;

import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import java.time.LocalDate;
import java.util.List;

/**
 * Every call to a language model, append-only. Days are UTC days. Every method throws {@link
 * StorageFailure} when the storage fails.
 */
public interface TokenLedger {

  /** Adds an entry, durably when this returns. Concurrent additions are all kept. */
  void add(LedgerEntry entry);

  /** Tokens that a profile used on a day; 0 for an unknown one. As cheap after many entries. */
  long spent(Slug slug, LocalDate day);

  /** Tokens that all profiles together used on a day, those of erased ones included. */
  long spent(LocalDate day);

  /**
   * A profile's entries, the latest first.
   *
   * @param limit at least 1
   */
  List<LedgerEntry> recent(Slug slug, int limit);
}
