package io.aiprofile.adapters.storage.file.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.file.store.StorageWrite.Kind;
import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.memory.InMemoryStorage;
import io.aiprofile.application.transfer.CopyStorage;
import io.aiprofile.application.transfer.CopyStorage.Line;
import io.aiprofile.application.transfer.CopyStorage.Mode;
import io.aiprofile.application.transfer.CopyStorage.Outcome;
import io.aiprofile.domain.usage.LedgerEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a storage may hold when a write of it failed, or was killed. */
final class StorageState {
  private static final LocalDate TODAY = LocalDate.parse("2026-04-03");

  private final StorageWrite write;

  /** Filled the same way, but where nothing fails. */
  private final Storage before = InMemoryStorage.empty();

  private final Storage after = InMemoryStorage.empty();

  StorageState(StorageWrite write) {
    this.write = write;
    StorageWrite.prepare(before);
    StorageWrite.prepare(after);
    write.to(after);
  }

  /** Does the write again where it was not done, or not quite. */
  void check(Storage storage, boolean acknowledged) {
    List<String> missing = differences(after, storage);
    if (acknowledged) {
      assertThat(missing).as("%s, acknowledged", write).isEmpty();
    } else if (write.kind() == Kind.AT_ONCE && !missing.isEmpty()) {
      assertThat(differences(before, storage)).as("%s, not done", write).isEmpty();
    } else if (write.kind() == Kind.IN_PARTS) {
      write.to(storage);
      assertThat(differences(after, storage)).as("%s, repeated", write).isEmpty();
    } else {
      assertThat(missing)
          .as("%s, partly done", write)
          .isSubsetOf("index jobs", "index runs", "notices");
    }
    checkTotals(storage);
  }

  boolean isDone(Storage storage) {
    return differences(after, storage).isEmpty();
  }

  private static void checkTotals(Storage storage) {
    List<LedgerEntry> entries = new ArrayList<>();
    storage.tokenLedger().read(0, entries::add);
    Map<?, Long> spent =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    LedgerEntry::slug, Collectors.summingLong(LedgerEntry::totalTokens)));

    assertThat(storage.tokenLedger().spent(TODAY))
        .isEqualTo(entries.stream().mapToLong(LedgerEntry::totalTokens).sum());
    for (LedgerEntry entry : entries) {
      assertThat(storage.tokenLedger().spent(entry.slug(), TODAY))
          .isEqualTo(spent.get(entry.slug()));
    }
  }

  private static List<String> differences(Storage expected, Storage storage) {
    Outcome compared =
        CopyStorage.copy(expected, storage, Mode.DRY_RUN, (what, done, total) -> true);
    return compared instanceof Outcome.Done done
        ? done.lines().stream().filter(line -> !line.isSame()).map(Line::toString).toList()
        : List.of(compared.toString());
  }
}
