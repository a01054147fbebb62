package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.file.store.AtomicFile.Step;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger's totals across starts. */
class KeptTotalsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-04-03");
  private static final int MANY = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final AtomicBoolean diskIsFull = new AtomicBoolean();
  private DataDirectory data;
  private FileTokenLedger ledger;

  @BeforeEach
  void start() {
    AtomicFile files =
        new AtomicFile(
            step -> {
              if (diskIsFull.get() && step == Step.TEMPORARY_WRITTEN) {
                throw new IOException("No space left on device");
              }
            },
            new AtomicLong()::getAndIncrement);
    data = DataDirectory.open(folder, files, PATIENCE);
    ledger = new FileTokenLedger(data);
  }

  @AfterEach
  void stop() {
    data.close();
  }

  private void restart() {
    stop();
    start();
  }

  @Test
  void aPersonCanReadThem() throws IOException {
    ledger.add(entry(500, 300));
    ledger.add(new LedgerEntry(at(DAY.plusDays(1)), ASHA, Operation.INTENT, 1, 2));
    ledger.add(new LedgerEntry(at(DAY), ASHA_2, Operation.INTENT, 10, 20));
    stop();

    assertThat(Files.readString(kept()).replaceAll("\"[0-9a-f]{64}\"", "\"digest\""))
        .isEqualTo(
            """
            {
              "asha-rao": {
                "calls": 2,
                "prompt": 501,
                "completion": 302,
                "total": 803,
                "days": {
                  "2026-04-03": 800,
                  "2026-04-04": 3
                }
              },
              "asha-rao-2": {
                "calls": 1,
                "prompt": 10,
                "completion": 20,
                "total": 30,
                "days": {
                  "2026-04-03": 30
                }
              },
              "_days": {
                "2026-04-03": 830,
                "2026-04-04": 3
              },
              "_ledger": {
                "bytes": %d,
                "lines": 3,
                "first_sha256": "digest",
                "last_sha256": "digest"
              }
            }
            """
                .formatted(Files.size(ledgerFile())));
  }

  @Test
  void aStartReadsOnlyTheLinesBehindTheMark() throws IOException {
    writeLines(MANY);
    assertThat(ledger.spent(DAY)).isEqualTo(8L * MANY);
    ledger.add(entry(1, 1));
    stop();
    // Whoever read this line again would find nothing spent in it.
    replaceInTheMiddle("\"prompt\":5", "\"prompt\":0");

    start();
    ledger.add(entry(1, 1));

    assertThat(ledger.spent(DAY)).isEqualTo(8L * MANY + 4);
    assertThat(ledger.spent(ASHA, DAY)).isEqualTo(8L * MANY + 4);
  }

  @Test
  void theyAreWrittenWithoutAClosingAfterManyLines() throws Exception {
    writeLines(MANY);
    assertThat(kept()).doesNotExist();

    ledger.spent(DAY);

    waitForKept("\"lines\": " + MANY);
  }

  @Test
  void theyAreWrittenAfterManyAdditionsThoughNobodyAsks() throws Exception {
    for (int n = 0; n < MANY; n += 500) {
      Thread[] adders = new Thread[500];
      for (int i = 0; i < adders.length; i++) {
        adders[i] = Thread.ofVirtual().start(() -> ledger.add(entry(1, 1)));
      }
      for (Thread adder : adders) {
        adder.join();
      }
    }

    waitForKept("\"lines\": ");
  }

  @Test
  void nothingIsWrittenWhereNothingWasSpentOrAsked() {
    ledger.spent(DAY);
    restart();
    assertThat(kept()).doesNotExist();

    ledger.add(entry(1, 1));
    restart();
    assertThat(kept()).exists();
  }

  @Test
  void aLedgerThatWasCutIsCountedAnew() throws IOException {
    ledger.add(entry(1, 1));
    ledger.add(entry(10, 10));
    stop();
    String both = Files.readString(ledgerFile());
    Files.writeString(ledgerFile(), both.substring(0, both.indexOf('\n') + 1));

    start();

    assertThat(ledger.spent(ASHA, DAY)).isEqualTo(2);
    restart();
    assertThat(kept()).content().contains("\"total\": 2,");
  }

  @Test
  void aLedgerThatWasEditedOrDeletedIsCountedAnew() throws IOException {
    ledger.add(entry(1, 1));
    ledger.add(entry(10, 10));
    stop();
    Files.writeString(
        ledgerFile(), Files.readString(ledgerFile()).replace("\"prompt\":10", "\"prompt\":70"));

    start();
    assertThat(ledger.spent(ASHA, DAY)).isEqualTo(82);
    stop();

    Files.delete(ledgerFile());
    start();
    assertThat(ledger.spent(ASHA, DAY)).isZero();
    restart();
    assertThat(ledger.spent(ASHA, DAY)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"total\": 2", "\"2026-04-03\": 2", "\"prompt\": 1", "\"bytes\": ", "\"days\""})
  void totalsThatSomebodyChangedAreCountedAnew(String written) throws IOException {
    ledger.add(entry(1, 1));
    stop();
    Files.writeString(kept(), Files.readString(kept()).replaceFirst(written, "$0" + 3));

    start();

    assertThat(ledger.spent(ASHA, DAY)).isEqualTo(2);
    assertThat(ledger.spent(DAY)).isEqualTo(2);
  }

  @Test
  void whatTheEarlierSystemKeptThereSurvives() throws IOException {
    stop();
    Files.writeString(
        kept(),
        """
        {"version": 3,
         "asha-rao": {"prompt_tokens": 7, "total": 7, "fee": 10.10, "by_op": {"query": 7}},
         "gone": {"prompt": 1, "completion": 2, "total": 3}}
        """);
    start();
    ledger.add(entry(1, 1));
    assertThat(ledger.spent(ASHA, DAY)).isEqualTo(2);

    restart();

    assertThat(ledger.spent(ASHA, DAY)).isEqualTo(2);
    assertThat(Files.readString(kept()).replaceAll("\\s", ""))
        .startsWith(
            "{\"version\":3,\"asha-rao\":{\"prompt_tokens\":7,\"total\":2,\"fee\":10.10,"
                + "\"by_op\":{\"query\":7},\"calls\":1,\"prompt\":1,\"completion\":1,"
                + "\"days\":{\"2026-04-03\":2}},"
                + "\"gone\":{\"prompt\":1,\"completion\":2,\"total\":3},\"_days\":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1, 2]", "\u0000\u0000", "{} {}"})
  void aFileThatIsNoObjectIsKeptBesideThem(String foreign) throws IOException {
    stop();
    Files.writeString(kept(), foreign);
    start();
    ledger.add(entry(1, 1));

    assertThat(ledger.spent(ASHA, DAY)).isEqualTo(2);
    restart();

    assertThat(ledger.spent(ASHA, DAY)).isEqualTo(2);
    assertThat(Files.readString(kept())).contains("\"total\": 2,");
    assertThat(Files.readString(folder.resolve("system/token_usage.unreadable.json")))
        .isEqualTo(foreign);
  }

  @Test
  void aDiskThatIsFullCostsNothingButTheNextStart() {
    ledger.add(entry(1, 1));
    diskIsFull.set(true);
    restart();
    diskIsFull.set(false);

    assertThat(kept()).doesNotExist();
    assertThat(ledger.spent(ASHA, DAY)).isEqualTo(2);
  }

  @Test
  void whatStandsUnderNoSlugCountsForThePlatformAcrossStarts() throws IOException {
    stop();
    Files.createDirectories(folder.resolve("system"));
    Files.writeString(
        ledgerFile(),
        line().replace("asha-rao", "Not A Slug") + line().replace("asha-rao", "_days"));
    start();

    for (int n = 0; n < 2; n++) {
      assertThat(ledger.spent(DAY)).isEqualTo(16);
      restart();
    }
  }

  @Test
  void theLatestOfSomebodyWithFewEntriesAreFoundWithoutLookingBehindTheOldest() throws IOException {
    Files.writeString(ledgerFile(), "x".repeat(100) + "\n");
    ledger.add(entry(1, 1));

    assertThat(ledger.recent(ASHA, Integer.MAX_VALUE)).containsExactly(entry(1, 1));
    assertThat(ledger.recent(ASHA_2, 9)).isEmpty();
  }

  private static LedgerEntry entry(long prompt, long completion) {
    return new LedgerEntry(at(DAY), ASHA, Operation.QUERY, prompt, completion);
  }

  private static Instant at(LocalDate day) {
    return Instant.parse(day + "T10:00:00Z");
  }

  private static String line() {
    return """
        {"ts":"2026-04-03T10:00:00Z","slug":"asha-rao","op":"query","prompt":5,"completion":3,"total":8}
        """;
  }

  private void writeLines(int number) throws IOException {
    String lines = IntStream.range(0, number).mapToObj(n -> line()).collect(Collectors.joining());
    Files.writeString(ledgerFile(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void replaceInTheMiddle(String former, String other) throws IOException {
    String all = Files.readString(ledgerFile());
    int at = all.indexOf(former, all.length() / 2);
    Files.writeString(
        ledgerFile(), all.substring(0, at) + other + all.substring(at + former.length()));
  }

  private void waitForKept(String content) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(kept()) || !Files.readString(kept()).contains(content)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("The totals were not kept");
      }
      Thread.onSpinWait();
    }
  }

  private Path kept() {
    return folder.resolve("system/token_usage.json");
  }

  private Path ledgerFile() {
    return folder.resolve("system/token_ledger.jsonl");
  }
}
