package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.profile;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.Outbox.Letter;
import io.aiprofile.application.port.storage.OutboxContract;
import io.aiprofile.application.port.storage.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileOutboxTest implements OutboxContract {
  @TempDir Path folder;

  @Override
  public Outbox outbox() {
    return new FileOutbox(DataDirectory.open(folder));
  }

  @Override
  public Leads leads() {
    return new FileLeads(DataDirectory.open(folder));
  }

  @Override
  public Gaps gaps() {
    return new FileGaps(DataDirectory.open(folder));
  }

  @Test
  void aNoticeIsAFileThatAPersonCanReadWithTheWholeRecord() throws IOException {
    leads().add(ASHA, lead(1), notice(ASHA, lead(1)));

    assertThat(names())
        .containsExactly("000000000001_lead_asha-rao_lead-00000000000000000000000000000001.json");
    assertThat(Files.readString(box().resolve(names().getFirst())))
        .isEqualTo(
            """
            {"subject":"Somebody would like to hear from you",\
            "text":"visitor1@example.org\\nVisitor 1\\nAbout number 1","at":"2026-04-03T10:00:01.125Z",\
            "record":{"conversation":"00000000000000000000000000000001","at":"2026-04-03T10:00:01.125Z",\
            "email":"visitor1@example.org","name":"Visitor 1","notes":"About number 1"}}
            """);
  }

  @Test
  void aRecordThatIsMissingIsAddedByWhoeverLooksAtItOrAtItsNotice() throws IOException {
    for (Runnable look :
        List.<Runnable>of(
            () -> leads().list(ASHA),
            () -> notices(outbox().letters(9)),
            () -> notices(outbox().letters(1)),
            () -> leads().add(ASHA, lead(3), notice(ASHA, lead(3))))) {
      leads().erase(ASHA);
      leads().add(ASHA, lead(1), notice(ASHA, lead(1)));
      String before = Files.readString(records());
      leads().add(ASHA, lead(2), notice(ASHA, lead(2)));
      Files.writeString(records(), before);

      look.run();

      assertThat(Files.readAllLines(records()).get(1)).contains("visitor2@");
      assertThat(leads().list(ASHA)).containsOnlyOnce(lead(2));
    }
  }

  @Test
  void aNoticeDoesNotGoBeforeItsRecordIsWhereItBelongs() throws IOException {
    gaps().add(ASHA, gap(1), notice(ASHA, gap(1)));
    Files.delete(folder.resolve("profiles/asha-rao/gaps.jsonl"));

    outbox().told(notice(ASHA, gap(1)).key());

    assertThat(gaps().list(ASHA)).containsExactly(gap(1));
    assertThat(notices(outbox().letters(9))).isEmpty();
  }

  @Test
  void anErasedProfileComesBackWithNothing() throws IOException {
    Profiles profiles = new FileProfiles(DataDirectory.open(folder));
    profiles.add(profile(ASHA));
    leads().add(ASHA, lead(1), notice(ASHA, lead(1)));
    gaps().add(ASHA, gap(1), notice(ASHA, gap(1)));
    Files.writeString(records(), "");

    leads().erase(ASHA);
    gaps().erase(ASHA);
    profiles.erase(ASHA);

    assertThat(notices(outbox().letters(9))).isEmpty();
    assertThat(leads().list(ASHA)).isEmpty();
    assertThat(folder.resolve("profiles")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "{}", "[]", "{\"subject\":\"two\\nlines\"}"})
  void aDamagedNoticeIsSkippedAndLeftForAPerson(String damage) throws IOException {
    leads().add(ASHA, lead(1), notice(ASHA, lead(1)));
    Files.writeString(box().resolve(names().getFirst()), damage);
    leads().add(ASHA, lead(2), notice(ASHA, lead(2)));
    gaps().add(ASHA_2, gap(3), notice(ASHA_2, gap(3)));

    assertThat(notices(outbox().letters(1))).containsExactly(notice(ASHA, lead(2)));
    assertThat(notices(outbox().letters(9)))
        .containsExactly(notice(ASHA, lead(2)), notice(ASHA_2, gap(3)));
    assertThat(leads().list(ASHA)).containsExactly(lead(2), lead(1));
    assertThat(box().resolve(names().getFirst())).hasContent(damage);
  }

  @Test
  void otherFilesInTheFolderAreLeftAlone() throws IOException {
    leads().add(ASHA, lead(1), notice(ASHA, lead(1)));
    Path notes = Files.writeString(box().resolve("notes.txt"), "mine");
    Path odd = Files.createDirectory(box().resolve("000000000002_lead_admin_x.json"));

    assertThat(notices(outbox().letters(9))).containsExactly(notice(ASHA, lead(1)));
    leads().erase(ASHA);

    assertThat(notes).hasContent("mine");
    assertThat(odd).isDirectory();
  }

  @Test
  void whatFailedStandsInTheFileAndTheRecordNoMore() throws IOException {
    leads().add(ASHA, lead(1), notice(ASHA, lead(1)));
    Letter claimed = outbox().claim(1, NOW, NOW.plusSeconds(60)).getFirst();

    outbox().failed(claimed, "No answer", Optional.of(NOW.plusSeconds(30)));

    assertThat(Files.readString(box().resolve(names().getFirst())))
        .endsWith(
            """
            "failures":1,"due":"2026-04-03T10:00:30.125Z","problem":"No answer","record":null}
            """);
    assertThat(leads().list(ASHA)).containsExactly(lead(1));
  }

  @Test
  void aClaimEndsWithTheProcess() throws IOException {
    DataDirectory data = DataDirectory.open(folder);
    new FileLeads(data).add(ASHA, lead(1), notice(ASHA, lead(1)));
    assertThat(new FileOutbox(data).claim(9, NOW, NOW.plusSeconds(60))).hasSize(1);
    assertThat(new FileOutbox(data).claim(9, NOW, NOW.plusSeconds(60))).isEmpty();
    data.close();

    assertThat(outbox().claim(9, NOW, NOW.plusSeconds(60))).hasSize(1);
  }

  @Test
  void aDeadLetterDoesNotBringBackARecordThatWasDropped() throws IOException {
    gaps().add(ASHA, gap(1), notice(ASHA, gap(1)));
    outbox().failed(outbox().claim(1, NOW, NOW.plusSeconds(60)).getFirst(), "No", Optional.empty());
    Files.writeString(folder.resolve("profiles/asha-rao/gaps.jsonl"), "");

    assertThat(gaps().list(ASHA)).isEmpty();
    assertThat(outbox().letters(9)).hasSize(1);
    assertThat(gaps().list(ASHA)).isEmpty();
  }

  @Test
  void aLetterThatIsErasedAndComesAgainIsFree() {
    for (int n = 0; n < 2; n++) {
      leads().add(ASHA, lead(1), notice(ASHA, lead(1)));
      assertThat(outbox().claim(9, NOW, NOW.plusSeconds(60))).hasSize(1);
      leads().erase(ASHA);
    }
  }

  private List<String> names() {
    return FolderEntries.of(box()).stream()
        .map(file -> file.getFileName().toString())
        .sorted()
        .toList();
  }

  private Path box() {
    return folder.resolve("system/outbox");
  }

  private Path records() {
    return folder.resolve("profiles/asha-rao/leads.jsonl");
  }
}
