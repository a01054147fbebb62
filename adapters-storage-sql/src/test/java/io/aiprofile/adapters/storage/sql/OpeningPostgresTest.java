package io.aiprofile.adapters.storage.sql;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.storage.Race;
import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a server's database is opened, and what is said when it cannot be. */
class OpeningPostgresTest {
  private final PostgresServer server = PostgresServer.running();

  @Test
  void theTablesAreMadeOnceHoweverManyNodesStartAtOnce() {
    String url = server.emptyDatabase();

    List<SqlDatabase> nodes = Race.of(Collections.nCopies(3, url), SqlDatabase::open);

    assertThat(new SqlProfiles(nodes.get(0)).add(profile(ASHA))).isTrue();
    assertThat(new SqlProfiles(nodes.get(2)).list()).containsExactly(profile(ASHA));
    nodes.forEach(SqlDatabase::close);
  }

  @Test
  void aWrongPasswordIsSaidSoWithoutRepeatingIt() {
    server.requirePassword("careful", "right");

    String refusal = refusal(server.url("careful:hunter2", "postgres"));

    assertThat(refusal)
        .startsWith("Could not open postgres://careful:***@localhost:" + server.port())
        .contains("does not accept user and password")
        .doesNotContain("hunter2");
  }

  @Test
  void aMissingDatabaseIsSaidSo() {
    assertThat(refusal(server.url("postgres:postgres", "nowhere")))
        .contains("no such database")
        .contains("create it");
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThat(refusal("postgres://me:hunter2@localhost:" + port + "/platform"))
        .contains("no server answers there")
        .contains("localhost:" + port)
        .doesNotContain("hunter2");
  }

  @Test
  void anotherProgramsTablesAreLeftAsTheyAre() {
    String url = server.emptyDatabase();
    server.run(name(url), "CREATE TABLE recipes (name text)");

    assertThat(refusal(url)).contains("belongs to something else").contains("empty database");

    server.run(name(url), "INSERT INTO recipes VALUES ('dal')");
  }

  @Test
  void tablesOfANewerVersionAreLeftAsTheyAre() {
    String url = server.emptyDatabase();
    SqlDatabase.open(url).close();
    server.run(
        name(url),
        "INSERT INTO flyway_schema_history VALUES"
            + " (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', '2030-01-01', 1, true)");

    assertThat(refusal(url)).contains("newer version (99)").contains("Start that version");

    server.run(name(url), "DELETE FROM flyway_schema_history WHERE version = '99'");
    SqlDatabase.open(url).close();
  }

  @Test
  void whoMayNotMakeTablesIsToldSo() {
    String url = server.emptyDatabase();
    server.run("postgres", "DROP ROLE IF EXISTS guest");
    server.run("postgres", "CREATE ROLE guest LOGIN");

    assertThat(refusal(server.url("guest", name(url)))).contains("no right to that");
  }

  private static String refusal(String url) {
    return String.valueOf(
        catchThrowableOfType(StorageFailure.class, () -> SqlDatabase.open(url).close())
            .getMessage());
  }

  private static String name(String url) {
    return ((DatabaseUrl.Postgres) DatabaseUrl.parse(url)).database();
  }
}
