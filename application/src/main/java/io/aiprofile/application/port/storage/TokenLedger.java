package io.aiprofile.application.port.storage;

import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every call to a language model, append-only. Days are UTC days. Every method throws {@link
 * StorageFailure} when the storage fails.
 */
public interface TokenLedger {

  /** Adds an entry, durably when this returns. Concurrent additions are all kept. */
  void add(LedgerEntry entry);

  /**
   * Adds entries behind each other, durably when this returns; none when it throws. When the
   * program dies meanwhile, the first of them may be kept.
   */
  void addAll(List<LedgerEntry> entries);

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

  /**
   * Reads entries of all profiles, the oldest first.
   *
   * @param skip so many of the oldest, at least 0
   */
  void read(long skip, Consumer<LedgerEntry> reader);

  /**
   * Takes a profile's name off its entries, durably: what was spent stays in the platform's totals
   * and nowhere else.
   */
  void erase(Slug slug);
}
