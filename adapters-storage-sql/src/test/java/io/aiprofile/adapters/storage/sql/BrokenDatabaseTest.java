package io.aiprofile.adapters.storage.sql;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.storage.StorageFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said, and what goes on, when a database that was open does not do what it is asked. */
class BrokenDatabaseTest {
  @TempDir Path folder;

  private SqlDatabase sqlite() {
    return SqlDatabase.open("sqlite:" + folder.resolve("platform.db"));
  }

  @Test
  void onAFullDiskNothingIsHalfDoneAndReadingGoesOn() {
    byte[] content = bytes("x".repeat(3_000_000));
    try (SqlDatabase database = sqlite()) {
      SqlProfiles profiles = new SqlProfiles(database);
      profiles.add(profile(ASHA));
      // Stands for a full disk: the file cannot grow.
      maxPages(database, 1);

      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(
              () -> new SqlDocuments(database).put(ASHA, document("cv.md", content), content))
          .withMessage(
              "Could not keep the document cv.md of asha-rao in %s: the disk is full; free some space."
                  .formatted(database));

      assertThat(profiles.find(ASHA)).isPresent();
      assertThat(new SqlDocuments(database).list(ASHA)).isEmpty();
      maxPages(database, 999_999);
      new SqlDocuments(database).put(ASHA, document("cv.md", content), content);
      assertThat(new SqlDocuments(database).content(ASHA, document("cv.md", content).name()))
          .contains(content);
    }
  }

  @Test
  void aServerThatDroppedItsConnectionsIsUsedAgain() {
    String url = PostgresServer.running().emptyDatabase();
    String name = ((DatabaseUrl.Postgres) DatabaseUrl.parse(url)).database();
    try (SqlDatabase database = SqlDatabase.open(url)) {
      SqlProfiles profiles = new SqlProfiles(database);
      profiles.add(profile(ASHA));

      PostgresServer.running()
          .run(
              "postgres",
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");

      Optional<String> said = failure(() -> profiles.find(ASHA));
      assertThat(said.orElse("the connection broke")).contains("the connection broke");
      assertThat(profiles.find(ASHA)).isPresent();
    }
  }

  @Test
  void aServerThatIsTooSlowIsNotWaitedForForever() {
    SqlLimits quick =
        new SqlLimits(2, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(100));
    try (SqlDatabase database =
        SqlDatabase.open(PostgresServer.running().emptyDatabase(), quick)) {
      assertThat(failure(() -> database.read("wait", handle -> handle.execute("SELECT pg_sleep(9)"))))
          .hasValueSatisfying(said -> assertThat(said).contains("it took too long"));
    }
  }

  @Test
  void theCauseIsKept() {
    try (SqlDatabase database = sqlite()) {
      StorageFailure failure =
          catchThrowableOfType(
              StorageFailure.class,
              () -> database.read("look", handle -> handle.execute("SELECT nonsense")));

      assertThat(failure).hasMessageContaining("no such column: nonsense").hasCauseInstanceOf(Exception.class);
    }
  }

  private static void maxPages(SqlDatabase database, int pages) {
    database.write(
        "plant",
        handle ->
            handle.createQuery("PRAGMA max_page_count = " + pages).mapTo(Integer.class).one());
  }

  private static Optional<String> failure(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (StorageFailure e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
