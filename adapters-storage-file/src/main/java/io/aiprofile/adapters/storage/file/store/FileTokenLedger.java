package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger in {@code system/token_ledger.jsonl}, a line per call; no line is ever dropped. What
 * is spent is summed up in memory.
 */
@Singleton
public final class FileTokenLedger implements TokenLedger {
  private record Entry(
      String ts, String slug, String op, long prompt, long completion, long total) {}

  private record Account(String slug, LocalDate day) {}

  /** What was spent, per day. */
  private static final class Spent {
    private final Map<Account, Long> byProfile = new HashMap<>();
    private final Map<LocalDate, Long> byAll = new HashMap<>();

    private Spent plus(byte[] line) throws IOException {
      Entry entry = JsonLine.read(line, Entry.class);
      LocalDate day = LocalDate.ofInstant(Moments.of(entry.ts), ZoneOffset.UTC);
      long tokens = Math.addExact(entry.prompt, entry.completion);
      byProfile.merge(new Account(entry.slug, day), tokens, Long::sum);
      byAll.merge(day, tokens, Long::sum);
      return this;
    }
  }

  private final GrowingFile file;
  private final GroupCommit<String> commit;
  private final Tally<Spent> spent;

  @Inject
  public FileTokenLedger(DataDirectory data) {
    this.file = new GrowingFile(data, data.system().resolve("token_ledger.jsonl"));
    this.commit = new GroupCommit<>("token-ledger", file::add);
    this.spent = new Tally<>(file, Spent::new, Spent::plus);
  }

  @Override
  public void add(LedgerEntry entry) {
    commit.add(JsonLine.of(entry(entry)));
  }

  @Override
  public long spent(Slug slug, LocalDate day) {
    return spent.ask(sum -> sum.byProfile.getOrDefault(new Account(slug.value(), day), 0L));
  }

  @Override
  public long spent(LocalDate day) {
    return spent.ask(sum -> sum.byAll.getOrDefault(day, 0L));
  }

  @Override
  public List<LedgerEntry> recent(Slug slug, int limit) {
    return file.latest(limit, line -> of(slug, line));
  }

  private static Optional<LedgerEntry> of(Slug slug, byte[] line) throws IOException {
    // Most lines are other profiles': looking for the name is a tenth of the work of parsing.
    if (!new String(line, StandardCharsets.ISO_8859_1).contains(slug.value())) {
      return Optional.empty();
    }
    Entry entry = JsonLine.read(line, Entry.class);
    return entry.slug.equals(slug.value()) ? Optional.of(entry(slug, entry)) : Optional.empty();
  }

  private static Entry entry(LedgerEntry entry) {
    return new Entry(
        Moments.text(entry.at()),
        entry.slug().value(),
        entry.operation().label(),
        entry.promptTokens(),
        entry.completionTokens(),
        entry.totalTokens());
  }

  private static LedgerEntry entry(Slug slug, Entry entry) {
    return new LedgerEntry(
        Moments.of(entry.ts),
        slug,
        Operation.fromLabel(entry.op).orElseThrow(),
        entry.prompt,
        entry.completion);
  }
}
