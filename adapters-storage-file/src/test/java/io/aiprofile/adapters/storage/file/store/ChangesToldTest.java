package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesToldTest {
  @TempDir Path folder;

  /** What was told, with what stood there at that moment. */
  private final List<String> told = new ArrayList<>();

  private DataDirectory data;

  @BeforeEach
  void aFolderThatTells() {
    data = DataDirectory.open(folder, this::changed);
  }

  @Test
  void aSavedFileIsToldWithItsNewContentInPlace() {
    Path file = data.system().resolve("a.json");
    save(file, "{}");
    save(file, "[]");

    assertThat(told).containsExactly("system/a.json {}", "system/a.json []");
  }

  @Test
  void aLineIsToldWithItsFile() {
    GrowingFile file = new GrowingFile(data, data.system().resolve("a.jsonl"));
    file.add(List.of("{}"));
    file.add(List.of("{}", "{}"));

    assertThat(told).containsExactly("system/a.jsonl {}\n", "system/a.jsonl {}\n{}\n{}\n");
  }

  @Test
  void aDeletedFileAndADeletedFolderAreToldWhenTheyAreGone() {
    Path file = data.system().resolve("a.json");
    save(file, "{}");
    data.create(data.docs(ASHA));
    save(data.docs(ASHA).resolve("cv.txt"), "cv");
    told.clear();
    data.files().delete(file);
    data.erase(data.docs(ASHA));
    data.erase(data.docs(ASHA));

    assertThat(told).containsExactly("system/a.json gone", "profiles/asha-rao/docs gone");
  }

  @Test
  void bothFilesOfARecordWithItsNoticeAreTold() {
    new FileLeads(data).add(ASHA, lead(1), notice(ASHA, lead(1)));

    assertThat(told).extracting(line -> line.substring(0, line.indexOf(' '))).hasSize(2);
    assertThat(told.getFirst()).startsWith("system/outbox/");
    assertThat(told.getLast()).startsWith("profiles/asha-rao/leads.jsonl ");
  }

  @Test
  void whatOpeningItselfChangesIsNotTold() throws IOException {
    Files.writeString(data.system().resolve(".saving-1.tmp"), "half");
    Files.delete(data.system().resolve("format.json"));
    data.close();

    data = DataDirectory.open(folder, this::changed);

    assertThat(data.system().resolve("format.json")).exists();
    assertThat(data.system().resolve(".saving-1.tmp")).doesNotExist();
    assertThat(told).isEmpty();
  }

  @Test
  void whatFailedIsNotTold() {
    Path file = data.system().resolve("a.json");
    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(
            () ->
                data.files()
                    .replace(
                        file,
                        out -> {
                          throw new IOException("planted");
                        }));
    assertThatExceptionOfType(StorageFailure.class).isThrownBy(() -> data.files().delete(file));

    assertThat(told).isEmpty();
  }

  private void save(Path file, String content) {
    data.files().replace(file, out -> out.write(content.getBytes(UTF_8)));
  }

  private void changed(Path path) {
    String name = data.root().relativize(path).toString().replace('\\', '/');
    try {
      told.add(name + " " + (Files.exists(path) ? Files.readString(path) : "gone"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
