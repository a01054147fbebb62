package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.port.storage.ChatEventsContract.event;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at one step after the other of a write that takes several, until the
 * write is through: at every rename, every sync, and before them.
 */
class CrashSweepTest {
  private static final int HALTED = 77;
  private static final LocalDate TODAY = LocalDate.parse("2026-04-03");
  private static final LedgerEntry ENTRY = new LedgerEntry(NOW, ASHA, Operation.QUERY, 500, 300);

  @TempDir Path folder;

  @Test
  void theFirstLeadAndItsNoticeAreBothThereOrNeither() throws Exception {
    sweep("lead", data -> {}, this::assertBothOrNeither, 10);
  }

  @Test
  void aFurtherLeadAndItsNoticeAreBothThereOrNeitherAndTheFormerStays() throws Exception {
    Lead former = lead(0);
    sweep(
        "lead",
        data -> new FileLeads(data).add(ASHA, former, notice(ASHA, former)),
        data -> {
          assertThat(new FileLeads(data).list(ASHA)).endsWith(former);
          assertThat(notices(new FileOutbox(data).letters(9))).startsWith(notice(ASHA, former));
          assertBothOrNeither(data);
        },
        7);
  }

  @Test
  void aGapThatMakesOldOnesGoAndItsNoticeAreBothThereOrNeither() throws Exception {
    sweep("gap", CrashSweepTest::fillGaps, CrashSweepTest::assertGapOrNone, 10);
  }

  @Test
  void aNoticeThatWasToldIsThereOrGoneAndItsRecordStays() throws Exception {
    sweep(
        "told",
        data -> new FileLeads(data).add(ASHA, lead(1), notice(ASHA, lead(1))),
        data -> {
          FileOutbox outbox = new FileOutbox(data);
          assertThat(new FileLeads(data).list(ASHA)).containsExactly(lead(1));
          outbox.told(notice(ASHA, lead(1)).key());
          assertThat(notices(outbox.letters(9))).isEmpty();
          assertThat(new FileLeads(data).list(ASHA)).containsExactly(lead(1));
        },
        1);
  }

  @Test
  void anErasureThatIsCutShortCanBeRepeatedAndBringsNothingBack() throws Exception {
    sweep(
        "erase",
        data -> {
          FileLeads leads = new FileLeads(data);
          leads.add(ASHA, lead(1), notice(ASHA, lead(1)));
          leads.add(ASHA_2, lead(2), notice(ASHA_2, lead(2)));
          leads.add(ASHA, lead(3), notice(ASHA, lead(3)));
        },
        data -> {
          FileLeads leads = new FileLeads(data);
          FileOutbox outbox = new FileOutbox(data);
          assertThat(leads.list(ASHA)).isIn(List.of(lead(3), lead(1)), List.of());
          leads.erase(ASHA);
          assertThat(leads.list(ASHA)).isEmpty();
          assertThat(leads.list(ASHA_2)).containsExactly(lead(2));
          assertThat(notices(outbox.letters(9))).containsExactly(notice(ASHA_2, lead(2)));
        },
        3);
  }

  @Test
  void aLedgerLosesNothingAcknowledgedAndCountsNothingTwice() throws Exception {
    sweep(
        "ledger",
        data -> new FileTokenLedger(data).add(ENTRY),
        data -> {
          FileTokenLedger ledger = new FileTokenLedger(data);
          long spent = ledger.spent(TODAY);
          assertThat(spent).isIn(800L, 1_600L);
          assertThat(ledger.recent(ASHA, 9)).hasSize((int) (spent / 800));
          ledger.add(ENTRY);
          assertThat(ledger.spent(ASHA, TODAY)).isEqualTo(spent + 800);
          assertThat(new FileTokenLedger(data).spent(TODAY)).isEqualTo(spent + 800);
        },
        2);
  }

  @Test
  void anEventCountsOnceOrNotAtAll() throws Exception {
    sweep(
        "event",
        data -> {},
        data -> {
          FileChatEvents events = new FileChatEvents(data);
          assertThat(events.recent(ASHA, 9)).isSubsetOf(event(1));
          long turns = events.totals(ASHA).turns();
          events.add(ASHA, event(2));
          assertThat(events.totals(ASHA).turns()).isEqualTo(turns + 1);
          assertThat(events.recent(ASHA, 1)).containsExactly(event(2));
        },
        5);
  }

  private void assertBothOrNeither(DataDirectory data) {
    FileLeads leads = new FileLeads(data);
    Notice notice = notice(ASHA, lead(1));
    boolean noticed = notices(new FileOutbox(data).letters(9)).contains(notice);

    assertThat(leads.list(ASHA).contains(lead(1))).isEqualTo(noticed);
    assertThat(leads.add(ASHA, lead(1), notice)).isEqualTo(!noticed);

    assertThat(leads.list(ASHA)).containsOnlyOnce(lead(1));
    assertThat(notices(new FileOutbox(data).letters(9))).containsOnlyOnce(notice);
  }

  private static void fillGaps(DataDirectory data) {
    FileGaps gaps = new FileGaps(data);
    gaps.add(ASHA, gap(0), notice(ASHA, gap(0)));
    new FileOutbox(data).told(notice(ASHA, gap(0)).key());
    Path file = data.profile(ASHA).resolve("gaps.jsonl");
    try {
      String line = Files.readString(file);
      Files.writeString(
          file,
          IntStream.range(0, 2 * Gaps.KEPT)
              .mapToObj(number -> line.replace("in 0 languages", "in -" + number + " languages"))
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertGapOrNone(DataDirectory data) {
    FileGaps gaps = new FileGaps(data);
    KnowledgeGap added = gap(1);
    boolean noticed = notices(new FileOutbox(data).letters(9)).contains(notice(ASHA, added));

    assertThat(gaps.list(ASHA)).hasSizeGreaterThan(Gaps.KEPT);
    assertThat(gaps.list(ASHA).getFirst().equals(added)).isEqualTo(noticed);
    assertThat(gaps.add(ASHA, added, notice(ASHA, added))).isEqualTo(!noticed);
    assertThat(gaps.list(ASHA)).startsWith(added).containsOnlyOnce(added);
  }

  /**
   * Prepares a folder and kills the write in it, for every step.
   *
   * @param atLeast so many steps the write has
   */
  private void sweep(
      String write, Consumer<DataDirectory> prepare, Consumer<DataDirectory> check, int atLeast)
      throws IOException, InterruptedException {
    int survived = 0;
    for (int step = 1; survived == 0; step++) {
      Path place = Files.createDirectory(folder.resolve(write + step));
      try (DataDirectory data = DataDirectory.open(place)) {
        prepare.accept(data);
      }
      try (ChildProgram child = ChildProgram.start(Victim.class, place, write, step)) {
        int exitCode = child.exitCode();
        assertThat(exitCode).as("%s, step %s", write, step).isIn(0, HALTED);
        survived = exitCode == HALTED ? 0 : step;
      }
      try (DataDirectory data = DataDirectory.open(place)) {
        check.accept(data);
      }
      assertThat(temporaryFiles(place)).isEmpty();
    }
    assertThat(survived - 1).isGreaterThanOrEqualTo(atLeast);
  }

  private static List<Path> temporaryFiles(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }

  /** Does one write and dies at the step of that number, if the write has so many. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      int[] left = {Integer.MAX_VALUE};
      AtomicFile files =
          new AtomicFile(
              step -> {
                left[0]--;
                if (left[0] == 0) {
                  Runtime.getRuntime().halt(HALTED);
                }
              },
              () -> 1);
      DataDirectory data = DataDirectory.open(Path.of(arguments[0]), files, Duration.ofSeconds(30));
      left[0] = Integer.parseInt(arguments[2]);
      switch (arguments[1]) {
        case "lead" -> new FileLeads(data).add(ASHA, lead(1), notice(ASHA, lead(1)));
        case "gap" -> new FileGaps(data).add(ASHA, gap(1), notice(ASHA, gap(1)));
        case "told" -> new FileOutbox(data).told(notice(ASHA, lead(1)).key());
        case "erase" -> new FileLeads(data).erase(ASHA);
        case "ledger" -> new FileTokenLedger(data).add(ENTRY);
        case "event" -> new FileChatEvents(data).add(ASHA, event(1));
        default -> throw new IllegalArgumentException(arguments[1]);
      }
    }
  }
}
