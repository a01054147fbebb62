package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.adapters.storage.file.store.AtomicFile.Step;
import io.aiprofile.application.port.storage.Race;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.application.port.storage.TokenLedgerContract;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTokenLedgerTest implements TokenLedgerContract {
  private static final String LINE =
      """
      {"ts":"2026-04-03T10:00:00Z","slug":"asha-rao","op":"query","prompt":500,"completion":300,"total":800}
      """;

  @TempDir Path folder;

  @Override
  public TokenLedger ledger() {
    return new FileTokenLedger(DataDirectory.open(folder));
  }

  @Test
  void anEntryIsTheLineThatTheEarlierSystemWrote() throws IOException {
    ledger()
        .add(
            new LedgerEntry(
                Instant.parse("2026-04-03T10:00:00Z"), ASHA, Operation.QUERY, 500, 300));

    assertThat(Files.readString(file())).isEqualTo(LINE);
  }

  @Test
  void readingCreatesNothing() {
    ledger().spent(TODAY);
    ledger().recent(ASHA, 1);

    assertThat(file()).doesNotExist();
  }

  @Test
  void momentsWithAnOffsetOrNoneCountOnTheirDayInUtc() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(),
        LINE.replace("10:00:00Z", "00:30:00+05:30") + LINE.replace("10:00:00Z", "00:30:00.123456"));

    assertThat(ledger().spent(TODAY)).isEqualTo(800);
    assertThat(ledger().spent(TODAY.minusDays(1))).isEqualTo(800);
    assertThat(ledger().recent(ASHA, 9)).hasSize(2);
  }

  @Test
  void operationsOfLaterVersionsCountToo() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), LINE + LINE.replace("query", "speech"));

    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(1_600);
    assertThat(ledger().recent(ASHA, 9)).hasSize(1);
  }

  @Test
  void aLineCutAnywhereDoesNotCountAndTheNextOneStandsAlone() throws IOException {
    TokenLedger ledger = ledger();
    ledger.add(entry(ASHA, 1));
    byte[] first = Files.readAllBytes(file());
    ledger.add(entry(ASHA, 20));
    byte[] both = Files.readAllBytes(file());
    for (int length = first.length; length < both.length - 1; length++) {
      Files.write(file(), Arrays.copyOf(both, length));
      assertThat(ledger().spent(TODAY)).isEqualTo(1);
      assertThat(ledger().recent(ASHA, 9)).containsExactly(entry(ASHA, 1));
      if (length % 20 == 1) {
        ledger.add(entry(ASHA, 300));
        assertThat(ledger.spent(TODAY)).isEqualTo(301);
        assertThat(ledger().spent(TODAY)).isEqualTo(301);
        assertThat(Files.readAllLines(file())).hasSize(2);
      }
    }
  }

  @Test
  void aWholeLineWhoseEndAnEditorTookCountsOnce() throws IOException {
    TokenLedger ledger = ledger();
    ledger.add(entry(ASHA, 1));
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
    assertThat(ledger.spent(TODAY)).isEqualTo(1);

    ledger.add(entry(ASHA, 20));

    assertThat(ledger.spent(TODAY)).isEqualTo(21);
    assertThat(ledger().spent(TODAY)).isEqualTo(21);
    assertThat(ledger().recent(ASHA, 9)).containsExactly(entry(ASHA, 20), entry(ASHA, 1));
  }

  @Test
  void damagedLinesAreSkippedAndStay() throws IOException {
    ledger().add(entry(ASHA, 1));
    String damage =
        "not json\n\n{}\n[]\nnull\n"
            + LINE.replace("2026-", "yesterday ")
            + LINE.replace("500", "\"many\"")
            + "x".repeat(3_000_000)
            + "\n";
    Files.writeString(file(), damage, StandardOpenOption.APPEND);
    ledger().add(entry(ASHA, 20));

    assertThat(ledger().spent(TODAY)).isEqualTo(21);
    assertThat(ledger().recent(ASHA, 9)).containsExactly(entry(ASHA, 20), entry(ASHA, 1));
    assertThat(Files.readString(file())).contains(damage);
  }

  @Test
  void anEndlessLastLineIsEndedAndNotCut() throws IOException {
    ledger().add(entry(ASHA, 1));
    Files.writeString(file(), "x".repeat(3_000_000), StandardOpenOption.APPEND);

    ledger().add(entry(ASHA, 20));

    assertThat(ledger().spent(TODAY)).isEqualTo(21);
    assertThat(ledger().recent(ASHA, 9)).containsExactly(entry(ASHA, 20), entry(ASHA, 1));
    assertThat(Files.size(file())).isGreaterThan(3_000_000);
  }

  @Test
  void theLatestAreFoundBehindManyOfOthers() throws IOException {
    ledger().add(entry(ASHA, 7));
    Files.writeString(
        file(),
        String.join("", Collections.nCopies(5_000, LINE.replace("asha-rao", "asha-rao-2"))),
        StandardOpenOption.APPEND);

    assertThat(ledger().recent(ASHA, 9)).containsExactly(entry(ASHA, 7));
    assertThat(ledger().recent(ASHA_2, 4_999)).hasSize(4_999);
    assertThat(ledger().spent(ASHA_2, TODAY)).isEqualTo(5_000 * 800);
  }

  @Test
  void aFileThatWasReplacedIsCountedAnew() throws IOException {
    TokenLedger ledger = ledger();
    for (int n = 0; n < 50; n++) {
      ledger.add(entry(ASHA, 1));
    }
    assertThat(ledger.spent(TODAY)).isEqualTo(50);

    Files.writeString(file(), String.join("", Collections.nCopies(60, LINE)));
    assertThat(ledger.spent(TODAY)).isEqualTo(60 * 800);

    Files.writeString(file(), LINE);
    assertThat(ledger.spent(TODAY)).isEqualTo(800);

    Files.delete(file());
    assertThat(ledger.spent(TODAY)).isZero();
  }

  @Test
  void whoeverWaitsForTheDiskSharesTheNextSync() throws Exception {
    CountDownLatch firstWrites = new CountDownLatch(1);
    CountDownLatch othersWait = new CountDownLatch(1);
    AtomicInteger syncs = new AtomicInteger();
    TokenLedger ledger =
        ledgerOver(
            step -> {
              if (step == Step.ADDITION_SYNCED && syncs.getAndIncrement() == 0) {
                firstWrites.countDown();
                await(othersWait);
              }
            });

    Thread first = Thread.ofVirtual().start(() -> ledger.add(entry(ASHA, 1)));
    await(firstWrites);
    List<Thread> others = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      others.add(Thread.ofVirtual().start(() -> ledger.add(entry(ASHA, 1))));
    }
    for (Thread other : others) {
      while (other.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    othersWait.countDown();
    first.join();
    for (Thread other : others) {
      other.join();
    }

    assertThat(ledger.spent(TODAY)).isEqualTo(41);
    assertThat(syncs).hasValue(2);
  }

  @Test
  void oneWhoIsInterruptedSpoilsNobodysEntryNotEvenItsOwn() {
    TokenLedger ledger = ledger();

    List<Boolean> interrupted =
        Race.of(
            IntStream.range(0, 20).boxed().toList(),
            adder -> {
              if (adder % 2 == 0) {
                Thread.currentThread().interrupt();
              }
              ledger.add(entry(ASHA, 1));
              return Thread.interrupted();
            });

    assertThat(interrupted).containsSequence(true, false, true, false);
    assertThat(ledger().spent(TODAY)).isEqualTo(20);
  }

  @Test
  void aFailedWriteIsToldToAllWhoWaitedForItAndLaterOnesGoOn() {
    AtomicInteger writes = new AtomicInteger();
    TokenLedger ledger =
        ledgerOver(
            step -> {
              if (step == Step.ADDITION_WRITTEN && writes.getAndIncrement() == 0) {
                throw new IOException("No space left on device");
              }
            });

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> ledger.add(entry(ASHA, 1)))
        .withMessageContaining("token_ledger.jsonl")
        .withMessageContaining("the disk is full");

    ledger.add(entry(ASHA, 20));
    assertThat(ledger.spent(TODAY)).isEqualTo(20);
  }

  @Test
  void afterAFailedSyncNothingIsAddedAndReadsGoOn() {
    ledger().add(entry(ASHA, 1));
    TokenLedger ledger =
        ledgerOver(
            step -> {
              if (step == Step.ADDITION_SYNCED) {
                throw new IOException("planted");
              }
            });

    for (int n = 0; n < 2; n++) {
      assertThatExceptionOfType(StorageFailure.class).isThrownBy(() -> ledger.add(entry(ASHA, 20)));
    }

    assertThat(ledger.spent(TODAY)).isPositive();
    assertThat(ledger.recent(ASHA, 9)).endsWith(entry(ASHA, 1));
  }

  @Test
  void aLinkInTheFilesPlaceIsNotFollowed(@TempDir Path elsewhere) throws IOException {
    Path victim = Files.writeString(elsewhere.resolve("victim"), "untouched");
    TokenLedger ledger = ledger();
    Files.createSymbolicLink(file(), victim);

    for (Runnable call :
        List.<Runnable>of(
            () -> ledger.add(entry(ASHA, 1)),
            () -> ledger.spent(TODAY),
            () -> ledger.recent(ASHA, 1))) {
      assertThatExceptionOfType(StorageFailure.class).isThrownBy(call::run);
    }
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void anErasureTouchesTheProfilesLinesAndNoOthers() throws IOException {
    String others =
        "not json, asha-rao\n\n{}\n"
            + LINE.replace("asha-rao", "asha-rao-2")
            + "x".repeat(3_000_000)
            + "asha-rao\n"
            + LINE.replace("asha-rao", "mira").replace("query", "asha-rao");
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(), LINE.replace("\"op\"", "\"cost\":1.10,\"op\"") + others + LINE.strip());
    ledger().spent(TODAY);

    ledger().erase(ASHA);

    assertThat(Files.readString(file()))
        .isEqualTo(
            LINE.replace("\"op\"", "\"cost\":1.10,\"op\"").replace("asha-rao", "erased")
                + others
                + LINE.replace("asha-rao", "erased"));
    assertThat(ledger().spent(TODAY)).isEqualTo(4 * 800);
  }

  @Test
  void anErasureLeavesTheNameNeitherInTheLedgerNorInItsTotals() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder)) {
      new FileTokenLedger(data).add(entry(ASHA, 1));
    }
    Path totals = folder.resolve("system/token_usage.json");
    Files.writeString(
        totals, Files.readString(totals).replaceFirst("\\{", "{\"asha-rao-2\": {\"old\": 7},"));

    ledger().erase(ASHA);
    ledger().erase(ASHA_2);

    assertThat(Files.readString(totals)).contains("\"erased\"").doesNotContain("asha-rao");
    assertThat(Files.readString(file())).contains("\"erased\"").doesNotContain("asha-rao");
  }

  @Test
  void erasingWhoSpentNothingWritesNothing() throws IOException {
    ledger().add(entry(ASHA_2, 1));
    Files.setLastModifiedTime(file(), FileTime.from(NOW));

    ledger().erase(ASHA);

    assertThat(Files.getLastModifiedTime(file())).isEqualTo(FileTime.from(NOW));
    assertThat(folder.resolve("system/token_usage.json")).doesNotExist();
  }

  private TokenLedger ledgerOver(AtomicFile.Probe probe) {
    return new FileTokenLedger(
        DataDirectory.open(folder, new AtomicFile(probe, () -> 1), Duration.ofSeconds(30)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static LedgerEntry entry(Slug slug, long tokens) {
    return new LedgerEntry(NOW, slug, Operation.QUERY, tokens, 0);
  }

  private Path file() {
    return folder.resolve("system/token_ledger.jsonl");
  }
}
