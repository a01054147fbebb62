package io.aiprofile.adapters.storage.sql;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a database file is opened, and what is said when it cannot be. */
class OpeningSqliteTest {
  @TempDir Path folder;

  @Test
  void aMissingFileIsCreatedWithItsFolderForThisUserOnly() throws IOException {
    Path file = folder.resolve("new/folder/platform.db");

    try (SqlDatabase database = open(file)) {
      assertThat(new SqlProfiles(database).add(profile(ASHA))).isTrue();
      try (Stream<Path> beside = Files.list(Objects.requireNonNull(file.getParent()))) {
        assertThat(beside.filter(one -> !one.toString().endsWith(".lock")).toList())
            .hasSize(3)
            .allSatisfy(
                one ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                        .isEqualTo("rw-------"));
      }
    }
    try (SqlDatabase database = open(file)) {
      assertThat(new SqlProfiles(database).list()).containsExactly(profile(ASHA));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal_mode wal", "synchronous 2", "secure_delete 1", "foreign_keys 1"})
  void whatKeepsDataSafeIsSwitchedOn(String expected) {
    String pragma = expected.split(" ", -1)[0];
    try (SqlDatabase database = open(file())) {
      String value =
          database.write(
              "look", handle -> handle.createQuery("PRAGMA " + pragma).mapTo(String.class).one());
      assertThat(pragma + " " + value).isEqualTo(expected);
    }
  }

  @Test
  void whoOnlyReadsCannotWrite() {
    try (SqlDatabase database = open(file())) {
      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(() -> database.read("look", handle -> handle.execute("DELETE FROM profile")))
          .withMessageStartingWith("Could not look in sqlite:" + file() + ": it can only be read");
    }
  }

  @Test
  void aLinkLeadsToOneAndTheSameFile() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), file());

    try (SqlDatabase one = open(file());
        SqlDatabase other = open(link)) {
      new SqlProfiles(one).add(profile(ASHA));
      assertThat(new SqlProfiles(other).list()).hasSize(1);
    }
  }

  @Test
  void whatIsNoDatabaseIsLeftAsItIs() throws IOException {
    Files.writeString(file(), "A letter that somebody keeps here.\n".repeat(99));
    byte[] before = Files.readAllBytes(file());

    assertThat(refusal())
        .startsWith("Could not open sqlite:" + file() + ": ")
        .contains("no SQLite database")
        .contains("backup");

    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    Files.delete(file());
    open(file()).close(); // what was refused is not held on to
  }

  @Test
  void aDamagedDatabaseIsLeftAsItIs() throws IOException {
    open(file()).close();
    byte[] damaged = Files.readAllBytes(file());
    java.util.Arrays.fill(damaged, 100, damaged.length, (byte) 0x5a);
    Files.write(file(), damaged);

    assertThat(refusal()).contains("damaged").contains("backup");

    assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
  }

  @Test
  void anotherProgramsTablesAreLeftAsTheyAre() throws Exception {
    execute("CREATE TABLE recipes (name text)");

    assertThat(refusal()).contains("belongs to something else").contains("empty database");

    execute("INSERT INTO recipes VALUES ('dal')");
  }

  @Test
  void tablesOfANewerVersionAreLeftAsTheyAre() throws Exception {
    open(file()).close();
    execute(
        "INSERT INTO flyway_schema_history VALUES"
            + " (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', '2030-01-01 00:00:00.000', 1, 1)");
    byte[] before = Files.readAllBytes(file());

    assertThat(refusal())
        .contains("sqlite:" + file())
        .contains("newer version (99)")
        .contains("Start that version");

    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aFolderIsNoDatabase() throws IOException {
    Files.createDirectory(file());

    assertThat(refusal()).contains(file().toString()).contains("is a folder");
  }

  @Test
  void whereNothingCanBeWrittenNothingIsOpened() {
    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> SqlDatabase.open("sqlite:/proc/platform.db"))
        .withMessageStartingWith("Could not open the database /proc/platform.db: ");
  }

  @Test
  void aFileThatCanOnlyBeReadIsRefused() throws IOException {
    open(file()).close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r-----"));

    assertThat(refusal()).contains("can only be read").contains("right to write");
  }

  private String refusal() {
    return String.valueOf(
        catchThrowableOfType(StorageFailure.class, () -> open(file()).close()).getMessage());
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static SqlDatabase open(Path file) {
    return SqlDatabase.open("sqlite:" + file);
  }

  private Path file() {
    return folder.resolve("platform.db");
  }
}
