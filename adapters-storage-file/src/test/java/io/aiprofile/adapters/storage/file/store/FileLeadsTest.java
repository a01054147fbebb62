package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.adapters.storage.file.store.AtomicFile.Step;
import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.LeadsContract;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLeadsTest implements LeadsContract {
  @TempDir Path folder;

  @Override
  public Leads leads() {
    return new FileLeads(DataDirectory.open(folder));
  }

  @Override
  public Outbox outbox() {
    return new FileOutbox(DataDirectory.open(folder));
  }

  @Test
  void aLeadIsALineThatAPersonCanRead() throws IOException {
    add(1);

    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            {"conversation":"00000000000000000000000000000001","at":"2026-04-03T10:00:01.125Z",\
            "email":"visitor1@example.org","name":"Visitor 1","notes":"About number 1"}
            """);
  }

  @Test
  void readingAndErasingCreateNothing() {
    leads().list(ASHA);
    leads().erase(ASHA);
    notices(outbox().letters(9));
    outbox().told("lead-1");

    assertThat(folder.resolve("profiles")).isEmptyDirectory();
    assertThat(folder.resolve("system/outbox")).doesNotExist();
  }

  @Test
  void damagedLinesAreSkippedAndATornOneIsCutOff() throws IOException {
    add(1);
    Files.writeString(
        file(), "{\"conversation\":\"x\"}\nnot json\n[]\n{\"conv", StandardOpenOption.APPEND);
    assertThat(leads().list(ASHA)).containsExactly(lead(1));

    add(2);

    assertThat(leads().list(ASHA)).containsExactly(lead(2), lead(1));
    assertThat(Files.readAllLines(file())).hasSize(5);
  }

  @Test
  void fieldsThatThisVersionDoesNotKnowAreKept() throws IOException {
    add(1);
    String later = Files.readString(file()).replace("\"at\":", "\"later\":{\"x\":1.50},\"at\":");
    Files.writeString(file(), later);

    add(2);

    assertThat(leads().list(ASHA)).containsExactly(lead(2), lead(1));
    assertThat(Files.readString(file())).startsWith(later);
  }

  @Test
  void aFailedAdditionLeavesNeitherRecordNorNotice() throws IOException {
    add(1);
    outbox().told(notice(ASHA, lead(1)).key());
    Leads failing = failingAt(Step.ADDITION_WRITTEN);

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> failing.add(ASHA, lead(2), notice(ASHA, lead(2))))
        .withMessageContaining("leads.jsonl");

    assertThat(leads().list(ASHA)).containsExactly(lead(1));
    assertThat(notices(outbox().letters(9))).isEmpty();
    assertThat(add(2)).isTrue();
  }

  @Test
  void anAdditionThatCouldNotBeTakenBackIsCompletedByTheNextStart() throws IOException {
    Leads failing = failingAt(Step.ADDITION_SYNCED);

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> failing.add(ASHA, lead(1), notice(ASHA, lead(1))))
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    Files.delete(file());

    assertThat(leads().list(ASHA)).containsExactly(lead(1));
    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, lead(1)));
    assertThat(add(1)).isFalse();
  }

  @Test
  void aNoticeTooLargeForALineIsRefusedAndNothingIsKept() {
    Notice small = notice(ASHA, lead(1));
    Notice huge =
        new Notice(
            small.key(), ASHA, small.kind(), small.subject(), "x".repeat(1 << 20), small.at());

    assertThatIllegalArgumentException().isThrownBy(() -> leads().add(ASHA, lead(1), huge));

    assertThat(leads().list(ASHA)).isEmpty();
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  @Test
  void erasingLeavesNoFileAndNoWordOfTheVisitor() throws IOException {
    add(1);
    leads().add(ASHA_2, lead(2), notice(ASHA_2, lead(2)));

    leads().erase(ASHA);

    assertThat(file()).doesNotExist();
    assertThat(FolderEntries.of(folder.resolve("system/outbox"))).hasSize(1);
  }

  @Test
  void aLinkInTheFilesPlaceIsNotFollowed(@TempDir Path elsewhere) throws IOException {
    Path victim = Files.writeString(elsewhere.resolve("victim"), "untouched");
    Files.createDirectories(folder.resolve("profiles/asha-rao"));
    Files.createSymbolicLink(file(), victim);

    for (Runnable call : List.<Runnable>of(() -> add(1), () -> leads().list(ASHA))) {
      assertThatExceptionOfType(StorageFailure.class).isThrownBy(call::run);
    }
    leads().erase(ASHA);

    assertThat(victim).hasContent("untouched");
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  private boolean add(int number) {
    return leads().add(ASHA, lead(number), notice(ASHA, lead(number)));
  }

  private Leads failingAt(Step failing) {
    AtomicFile files =
        new AtomicFile(
            step -> {
              if (step == failing) {
                throw new IOException("planted at " + step);
              }
            },
            () -> 1);
    return new FileLeads(DataDirectory.open(folder, files, Duration.ofSeconds(30)));
  }

  private Path file() {
    return folder.resolve("profiles/asha-rao/leads.jsonl");
  }
}
