package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiprofile.adapters.storage.file.store.LedgerTotals.Entry;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The ledger in {@code system/token_ledger.jsonl}, a line per call; no line is ever dropped. What
 * it comes to is summed up in memory and kept in {@code system/token_usage.json}.
 */
@Singleton
public final class FileTokenLedger implements TokenLedger {
  private final GrowingFile file;
  private final GroupCommit<List<String>> commit;
  private final KeptTotals totals;

  @Inject
  public FileTokenLedger(DataDirectory data) {
    this.file = new GrowingFile(data, data.system().resolve("token_ledger.jsonl"));
    this.totals = new KeptTotals(data, file);
    this.commit =
        new GroupCommit<>(
            "token-ledger",
            additions -> {
              List<String> lines = additions.stream().flatMap(List::stream).toList();
              file.add(lines);
              totals.added(lines.size());
            });
  }

  @Override
  public void add(LedgerEntry entry) {
    addAll(List.of(entry));
  }

  /** After a crash the first of them may be there. */
  @Override
  public void addAll(List<LedgerEntry> entries) {
    if (!entries.isEmpty()) {
      commit.add(entries.stream().map(entry -> JsonLine.of(entry(entry))).toList());
    }
  }

  @Override
  public long spent(Slug slug, LocalDate day) {
    return totals.ask(all -> all.spent(slug, day));
  }

  @Override
  public long spent(LocalDate day) {
    return totals.ask(all -> all.spent(day));
  }

  @Override
  public List<LedgerEntry> recent(Slug slug, int limit) {
    // Of somebody with few entries the oldest may lie far back, and there is no need to look
    // behind.
    long calls = totals.ask(all -> all.calls(slug));
    int atMost = (int) Math.min(limit, calls);
    return atMost == 0 ? List.of() : file.latest(atMost, line -> of(slug, line));
  }

  @Override
  public void read(long skip, Consumer<LedgerEntry> reader) {
    long[] left = {skip};
    file.read(
        line -> Optional.of(entry(JsonLine.read(line, Entry.class))),
        entry -> {
          if (left[0] > 0) {
            left[0]--;
          } else {
            reader.accept(entry);
          }
        });
  }

  @Override
  public void erase(Slug slug) {
    totals.erase(slug, line -> withoutName(slug, line));
  }

  private static byte[] withoutName(Slug slug, byte[] line) {
    try {
      if (mayName(slug, line)
          && JsonFile.read(line) instanceof ObjectNode entry
          && entry.path("slug").asText().equals(slug.value())) {
        entry.put("slug", Slug.ERASED.value());
        return JsonLine.bytes(JsonLine.of(entry));
      }
    } catch (IOException e) {
      return line; // damaged, and counted for nobody
    }
    return line;
  }

  /** Most lines are other profiles': looking for the name is a tenth of the work of parsing. */
  private static boolean mayName(Slug slug, byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).contains(slug.value());
  }

  private static Optional<LedgerEntry> of(Slug slug, byte[] line) throws IOException {
    if (!mayName(slug, line)) {
      return Optional.empty();
    }
    Entry entry = JsonLine.read(line, Entry.class);
    return entry.slug().equals(slug.value()) ? Optional.of(entry(entry)) : Optional.empty();
  }

  /** Throws something for a line that readers skip. */
  static void understand(byte[] line) throws IOException {
    entry(JsonLine.read(line, Entry.class));
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

  private static LedgerEntry entry(Entry entry) {
    return new LedgerEntry(
        Moments.of(entry.ts()),
        new Slug(entry.slug()),
        Operation.fromLabel(entry.op()).orElseThrow(),
        entry.prompt(),
        entry.completion());
  }
}
