package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A ledger for as long as this object lives. Thread-safe. */
public final class InMemoryTokenLedger implements TokenLedger {
  private record Account(Slug slug, LocalDate day) {}

  /** The latest first. */
  private final Deque<LedgerEntry> entries = new ArrayDeque<>();

  private final Map<Account, Long> ofProfiles = new HashMap<>();
  private final Map<LocalDate, Long> ofAll = new HashMap<>();

  @Override
  public synchronized void add(LedgerEntry entry) {
    LocalDate day = LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
    entries.addFirst(
        new LedgerEntry(
            entry.at().truncatedTo(ChronoUnit.MILLIS),
            entry.slug(),
            entry.operation(),
            entry.promptTokens(),
            entry.completionTokens()));
    ofProfiles.merge(new Account(entry.slug(), day), entry.totalTokens(), Long::sum);
    ofAll.merge(day, entry.totalTokens(), Long::sum);
  }

  @Override
  public synchronized void addAll(List<LedgerEntry> all) {
    all.forEach(this::add);
  }

  @Override
  public synchronized long spent(Slug slug, LocalDate day) {
    return ofProfiles.getOrDefault(new Account(slug, day), 0L);
  }

  @Override
  public synchronized long spent(LocalDate day) {
    return ofAll.getOrDefault(day, 0L);
  }

  @Override
  public synchronized List<LedgerEntry> recent(Slug slug, int limit) {
    return entries.stream().filter(entry -> entry.slug().equals(slug)).limit(limit).toList();
  }

  @Override
  public void read(long skip, Consumer<LedgerEntry> reader) {
    List<LedgerEntry> now;
    synchronized (this) {
      now = List.copyOf(entries).reversed();
    }
    now.stream().skip(skip).forEach(reader);
  }

  @Override
  public synchronized void erase(Slug slug) {
    List<LedgerEntry> nameless =
        entries.stream()
            .map(entry -> entry.slug().equals(slug) ? entry.ofErasedProfile() : entry)
            .toList();
    entries.clear();
    entries.addAll(nameless);
    ofProfiles.keySet().removeIf(account -> account.slug.equals(slug));
  }
}
