package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.GapsContract;
import io.aiprofile.application.port.storage.Outbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGapsTest implements GapsContract {
  @TempDir Path folder;

  @Override
  public Gaps gaps() {
    return new FileGaps(DataDirectory.open(folder));
  }

  @Override
  public Outbox outbox() {
    return new FileOutbox(DataDirectory.open(folder));
  }

  @Test
  void aGapIsALineThatAPersonCanRead() throws IOException {
    add(1);

    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            {"conversation":"00000000000000000000000000000001","at":"2026-04-03T10:00:01.125Z",\
            "question":"Does she sing in 1 languages?"}
            """);
  }

  @Test
  void damagedLinesAreSkippedAndATornOneIsCutOff() throws IOException {
    add(1);
    Files.writeString(file(), "{\"conversation\":\"x\"}\nnull\n{\"conv", StandardOpenOption.APPEND);
    assertThat(gaps().list(ASHA)).containsExactly(gap(1));

    add(2);

    assertThat(gaps().list(ASHA)).containsExactly(gap(2), gap(1));
    assertThat(Files.readAllLines(file())).hasSize(4);
  }

  @Test
  void theFileIsRewrittenToTheYoungestWhenItHasTwiceAsManyLines() throws IOException {
    fill();

    add(9_000);
    assertThat(Files.readAllLines(file())).hasSize(1_001);

    add(9_001);
    assertThat(Files.readAllLines(file())).hasSize(1_002);
    assertThat(gaps().list(ASHA))
        .startsWith(gap(9_001), gap(9_000), gap(1_999))
        .endsWith(gap(1_000));
  }

  @Test
  void aGapThatWasDroppedDoesNotComeBackWithItsNotice() throws IOException {
    add(1);
    String first = Files.readString(file());
    fill();
    add(9_000);

    assertThat(notices(outbox().letters(9)))
        .containsExactly(notice(ASHA, gap(1)), notice(ASHA, gap(9_000)));
    assertThat(gaps().list(ASHA)).hasSize(1_001).doesNotContain(gap(1));
    outbox().told(notice(ASHA, gap(1)).key());
    assertThat(Files.readString(file())).doesNotContain(first);
  }

  private boolean add(int number) {
    return gaps().add(ASHA, gap(number), notice(ASHA, gap(number)));
  }

  /** As if 2,000 had been added. */
  private void fill() throws IOException {
    if (!Files.exists(file())) {
      add(0);
    }
    String line = Files.readString(file()).lines().findFirst().orElseThrow();
    Files.writeString(
        file(),
        IntStream.range(0, 2_000)
            .mapToObj(
                number ->
                    line.replaceFirst("\"0{31}.\"", "\"" + gap(number).conversation() + "\"")
                        .replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"" + gap(number).at() + "\"")
                        .replaceFirst("in . languages", "in " + number + " languages"))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private Path file() {
    return folder.resolve("profiles/asha-rao/gaps.jsonl");
  }
}
