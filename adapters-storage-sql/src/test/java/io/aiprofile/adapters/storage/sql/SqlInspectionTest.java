package io.aiprofile.adapters.storage.sql;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.SampleStorage;
import io.aiprofile.application.port.storage.InspectionContract;
import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachKind
class SqlInspectionTest implements InspectionContract {
  @RegisterExtension final TestDatabase database;

  SqlInspectionTest(Kind kind) {
    database = new TestDatabase(kind);
  }

  @Override
  public Storage storage() {
    return SqlStorage.in(database.anew());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profile           | body = '{}'                 | find the profile asha-rao",
        "profile           | status = 'asleep'           | find the profile asha-rao",
        "document          | kind = 'exe'                | list the documents of asha-rao",
        "index_generation  | body = 'x'                  | read the index of asha-rao",
        "index_generation  | suggestions = '[{}]'        | read the index of asha-rao",
        "index_chunk       | body = '{}'                 | read the index of asha-rao",
        "exchange          | body = '{}'                 | read the conversations with asha-rao",
        "chat_event        | mode = 'human'              | read the turns of asha-rao",
        "lead              | body = '{\"email\":\"x\"}'  | list the leads of asha-rao",
        "gap               | body = '{\"question\":\"\"}'| list the gaps of asha-rao",
        "index_job         | stage = 'dreaming'          | find the run of asha-rao",
        "index_run         | result = 'perhaps'          | list the runs of asha-rao",
        "token_entry       | operation = 'gift'          | read what was used"
      })
  void aRowThatMakesNoSenseIsReportedAndNotRead(String table, String damage, String where) {
    SampleStorage.fill(storage());

    execute("UPDATE " + table + " SET " + damage + " WHERE slug = 'asha-rao'");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("Could not " + where + " in ")
        .contains("a row there is not as this program writes it")
        .contains("backup");
  }

  @Test
  void noticesAndKeysThatMakeNoSenseAreReported() {
    SampleStorage.fill(storage());

    execute("UPDATE notice SET kind = 'rumour'");
    assertThat(problems()).singleElement().asString().contains("list the notices");

    execute("DELETE FROM notice");
    execute("UPDATE secret SET name = 'other'");
    execute("INSERT INTO secret SELECT 'short', content FROM document WHERE size_bytes = 0 LIMIT 1");
    assertThat(problems()).singleElement().asString().contains("read the key short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM index_chunk WHERE slug = 'asha-rao' AND position = 2",
        "UPDATE index_chunk SET position = position + 1 WHERE slug = 'asha-rao' AND position = 2;"
            + "INSERT INTO index_chunk SELECT slug, 2, body, embeddings FROM index_chunk"
            + " WHERE slug = 'asha-rao' AND position = 0"
      })
  void anIndexWithOtherChunksThanItListsIsReportedAndNotRead(String statements) {
    SampleStorage.fill(storage());

    for (String statement : statements.split(";", -1)) {
      execute(statement);
    }

    assertThat(problems()).singleElement().asString().contains("the index of asha-rao");
    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> storage().chunks().current(ASHA));
    assertThat(storage().chunks().current(ASHA_2)).isPresent();
  }

  @Test
  void aDocumentThatIsNotItselfAnyMoreIsReported() {
    SampleStorage.fill(storage());

    execute(
        "UPDATE document SET content = (SELECT content FROM document WHERE slug = 'asha-rao-2' AND"
            + " name = 'cv.md') WHERE slug = 'asha-rao' AND name = 'cv.md'");

    assertThat(problems())
        .containsExactly(
            "The document cv.md of asha-rao is not what it was when it was added; upload it again.");
  }

  @Test
  void sumsThatDoNotAddUpAreReported() {
    SampleStorage.fill(storage());

    execute("UPDATE chat_total SET turns = turns + 1 WHERE slug = 'asha-rao'");
    execute("DELETE FROM chat_total WHERE slug = 'asha-rao-2'");
    execute("UPDATE token_day SET tokens = tokens - 1 WHERE slug = 'asha-rao'");

    assertThat(problems())
        .containsExactly(
            "The turns of asha-rao do not add up to their total.",
            "The turns of asha-rao-2 do not add up to their total.",
            "What asha-rao used does not add up to its days.");
  }

  @Test
  void rowsThatBelongToNobodyAreReported() {
    SampleStorage.fill(storage());

    execute("UPDATE lead SET slug = 'Not A Slug' WHERE slug = 'asha-rao'");

    assertThat(problems()).singleElement().asString().contains("Not A Slug");
  }

  @Test
  void aFileThatIsDamagedInsideIsReportedWithTheRemedy(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("platform.db");
    try (SqlDatabase sound = SqlDatabase.open("sqlite:" + file)) {
      SampleStorage.fill(SqlStorage.in(sound));
    }
    overwriteTheEndOf(file);

    try (SqlDatabase damaged = SqlDatabase.open("sqlite:" + file)) {
      assertThat(problems(SqlStorage.in(damaged)))
          .isNotEmpty()
          .allSatisfy(
              problem ->
                  assertThat(problem)
                      .contains("sqlite:" + file)
                      .contains("is damaged")
                      .contains("backup"));
    }
  }

  /** Where the tables that were made last are. */
  private static void overwriteTheEndOf(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] garbage = new byte[3 * 4096];
      java.util.Arrays.fill(garbage, (byte) 0x5a);
      channel.write(ByteBuffer.wrap(garbage), channel.size() - garbage.length);
    }
  }

  private List<String> problems() {
    return problems(storage());
  }

  private static List<String> problems(Storage storage) {
    List<String> problems = new ArrayList<>();
    storage.inspection().inspect(problems::add);
    return problems;
  }

  private void execute(String sql) {
    database.anew().write("plant", handle -> handle.execute(sql));
  }
}
