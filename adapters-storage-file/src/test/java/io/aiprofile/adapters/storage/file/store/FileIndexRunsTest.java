package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.indexRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.IndexRunsContract;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.knowledge.IndexJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileIndexRunsTest implements IndexRunsContract {
  @TempDir Path folder;

  @Override
  public IndexRuns indexRuns() {
    return new FileIndexRuns(DataDirectory.open(folder));
  }

  @Test
  void aJobIsALineAndWaitsAgainWhenTheProcessHasEnded() throws IOException {
    DataDirectory data = DataDirectory.open(folder);
    FileIndexRuns runs = new FileIndexRuns(data);
    runs.request(ASHA, true, NOW);
    assertThat(runs.claim(NOW, NOW.plusSeconds(60))).isPresent();
    runs.request(ASHA, false, NOW.plusSeconds(1));
    assertThat(runs.claim(NOW, NOW.plusSeconds(60))).isEmpty();
    data.close();

    assertThat(Files.readString(folder.resolve("system/index_jobs.jsonl")))
        .isEqualTo(
            """
            {"slug":"asha-rao","forced":true,"requested_at":"2026-04-03T10:00:00.125Z",\
            "repeats":false,"cancelled":false,"again_at":"2026-04-03T10:00:01.125Z"}
            """);
    IndexRuns.Claim claim = indexRuns().claim(NOW, NOW.plusSeconds(60)).orElseThrow();
    assertThat(claim.job()).isEqualTo(new IndexJob(ASHA, true, NOW, Optional.empty()));
    indexRuns().finish(claim, Optional.empty());
    assertThat(indexRuns().claim(NOW, NOW.plusSeconds(60)).orElseThrow().repeats()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{}", "{\"slug\":\"../x\"}"})
  void jobsThatMakeNoSenseAreReportedWithTheRemedyAndLeftAsTheyAre(String content)
      throws IOException {
    IndexRuns runs = indexRuns();
    Path file = folder.resolve("system/index_jobs.jsonl");
    Files.writeString(file, content);

    for (Runnable call :
        List.<Runnable>of(() -> runs.underway(), () -> runs.request(ASHA, false, NOW))) {
      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(call::run)
          .withMessageContaining(file + " holds what is no job. Delete it");
    }
    assertThat(file).hasContent(content);
  }

  @Test
  void aRunIsALineThatAPersonCanRead() throws IOException {
    indexRuns().add(indexRun(ASHA, NOW));

    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            {"slug":"asha-rao","started_at":"2026-04-03T10:00:00.125Z","ended_at":"2026-04-03T10:00:01.359Z",\
            "result":"indexed","documents":2,"chunks":31,"embedded":7,"unreadable":{"scan.pdf":"It holds pictures only."}}
            """);
  }

  @Test
  void readingAndErasingCreateNothing() {
    indexRuns().recent(1);
    indexRuns().erase(ASHA);

    assertThat(file()).doesNotExist();
  }

  @Test
  void damagedLinesAreSkippedAndATornOneIsCutOff() throws IOException {
    indexRuns().add(indexRun(ASHA, NOW));
    Files.writeString(
        file(), "{\"slug\":\"ADMIN!\"}\nnot json\n{\"slug\":\"ash", StandardOpenOption.APPEND);
    assertThat(indexRuns().recent(9)).containsExactly(indexRun(ASHA, NOW));

    indexRuns().add(indexRun(ASHA_2, NOW));

    assertThat(indexRuns().recent(9)).containsExactly(indexRun(ASHA_2, NOW), indexRun(ASHA, NOW));
    assertThat(Files.readAllLines(file())).hasSize(4);
  }

  @Test
  void theFileIsRewrittenToTheYoungestWhenItHasTwiceAsManyLines() throws IOException {
    indexRuns().add(indexRun(ASHA, NOW));
    String line = Files.readString(file());
    Files.writeString(file(), String.join("", Collections.nCopies(2_000, line)));

    indexRuns().add(indexRun(ASHA_2, NOW));
    assertThat(Files.readAllLines(file())).hasSize(1_001);

    indexRuns().add(indexRun(ASHA_2, NOW));
    assertThat(Files.readAllLines(file())).hasSize(1_002);
    assertThat(indexRuns().recent(ASHA_2, 9)).hasSize(2);
  }

  @Test
  void erasingLeavesNoLineOfTheProfileAndOthersAsTheyWere() throws IOException {
    indexRuns().add(indexRun(ASHA_2, NOW));
    String theirs =
        Files.readString(file()).replace("\"documents\"", "\"later\":1.50,\"documents\"");
    Files.writeString(file(), theirs);
    indexRuns().add(indexRun(ASHA, NOW));
    Files.writeString(file(), "{\"slug\":\"asha-rao\",\"torn", StandardOpenOption.APPEND);

    indexRuns().erase(ASHA);

    assertThat(Files.readString(file())).isEqualTo(theirs);
  }

  @Test
  void aLinkInTheFilesPlaceIsNotFollowed(@TempDir Path elsewhere) throws IOException {
    Path victim = Files.writeString(elsewhere.resolve("victim"), "untouched");
    IndexRuns runs = indexRuns();
    Files.createSymbolicLink(file(), victim);

    for (Runnable call :
        List.<Runnable>of(
            () -> runs.add(indexRun(ASHA, NOW)), () -> runs.recent(1), () -> runs.erase(ASHA))) {
      assertThatExceptionOfType(StorageFailure.class).isThrownBy(call::run);
    }
    assertThat(victim).hasContent("untouched");
  }

  private Path file() {
    return folder.resolve("system/index_runs.jsonl");
  }
}
