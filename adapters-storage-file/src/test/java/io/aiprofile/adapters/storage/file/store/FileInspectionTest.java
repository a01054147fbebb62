package io.aiprofile.adapters.storage.file.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.SampleStorage;
import io.aiprofile.application.port.storage.InspectionContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileInspectionTest implements InspectionContract {
  @TempDir Path folder;

  @Override
  public Storage storage() {
    return FileStorage.in(DataDirectory.open(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system/index_runs.jsonl",
        "system/token_ledger.jsonl",
        "profiles/asha-rao/leads.jsonl",
        "profiles/asha-rao/gaps.jsonl",
        "profiles/asha-rao/analytics/chat_events.jsonl",
        "profiles/asha-rao/conversations/00000000000000000000000000000001.jsonl"
      })
  void aLineThatReadersSkipIsNamedAndStays(String name) throws IOException {
    SampleStorage.fill(storage());
    Path file = folder.resolve(name);
    long lines = Files.readAllLines(file).size();
    Files.writeString(file, "\n{}\n{\"torn", StandardOpenOption.APPEND);
    byte[] before = Files.readAllBytes(file);

    assertThat(problems())
        .containsExactlyInAnyOrder(
            file + ", line " + (lines + 2) + ", makes no sense and is skipped; repair it.",
            file + " ends in a torn line, which the next addition cuts off.");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void whatBelongsToNobodyOrIsReadByNobodyIsNamed() throws IOException {
    SampleStorage.fill(storage());
    List<Path> odd =
        List.of(
            Files.createDirectories(folder.resolve("profiles/gone")),
            Files.createFile(folder.resolve("profiles/notes.txt")),
            Files.createFile(folder.resolve("profiles/asha-rao/conversations/me.jsonl")),
            Files.createFile(folder.resolve("system/outbox/notes.txt")),
            Files.writeString(
                folder.resolve("system/outbox/000000000009_lead_asha-rao_x.json"), "{"),
            Files.createFile(folder.resolve("system/outbox/.saving-1.tmp")),
            Files.createFile(folder.resolve("profiles/asha-rao/conversations/.saving-1.tmp")));

    List<String> problems = problems();

    assertThat(problems).hasSameSizeAs(odd);
    for (Path path : odd) {
      assertThat(problems).anyMatch(problem -> problem.startsWith(path + " "));
      assertThat(path).exists();
    }
  }

  @Test
  void aProfileThatIsALinkIsNamed(@TempDir Path elsewhere) throws IOException {
    SampleStorage.fill(storage());
    Path profile = folder.resolve("profiles/asha-rao");
    Files.move(profile, elsewhere.resolve("asha-rao"));
    Files.createSymbolicLink(profile, elsewhere.resolve("asha-rao"));

    assertThat(problems()).singleElement().asString().startsWith(profile + " is no folder");
  }

  @Test
  void entriesOfTheRegistryThatAreNotSeenAsWrittenAreNamed() throws IOException {
    SampleStorage.fill(storage());
    Path file = folder.resolve("system/profiles.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("\\{", "{\"version\": 3, \"Mira_K\": {\"display_name\": \"Mira\"},")
            .replaceFirst("\"enabled\"", "\"archived\""));

    assertThat(problems())
        .containsExactly(
            file + ": \"Mira_K\" cannot be a slug; rename it.",
            file + ": the status of asha-rao, archived, counts as disabled.");
  }

  @Test
  void totalsThatAreNotTheLedgersAreNamed() throws IOException {
    DataDirectory data = DataDirectory.open(folder);
    SampleStorage.fill(FileStorage.in(data));
    data.close();
    assertThat(problems()).isEmpty();
    Path ledger = folder.resolve("system/token_ledger.jsonl");
    Files.writeString(ledger, Files.readString(ledger).replace("500", "501"));
    Path totals = folder.resolve("system/token_usage.json");

    assertThat(problems()).singleElement().asString().startsWith(totals + " does not say");

    Files.writeString(ledger, Files.readString(ledger).replace("501", "500"));
    Files.writeString(totals, "{");
    assertThat(problems()).singleElement().asString().startsWith(totals + " does not say");
    Files.writeString(totals, "{\"asha-rao\": {\"total\": 7}}");
    assertThat(problems()).isEmpty();
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    storage().inspection().inspect(problems::add);
    return problems;
  }
}
