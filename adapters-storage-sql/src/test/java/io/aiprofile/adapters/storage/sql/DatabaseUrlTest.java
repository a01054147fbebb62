package io.aiprofile.adapters.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.adapters.storage.sql.DatabaseUrl.Postgres;
import io.aiprofile.adapters.storage.sql.DatabaseUrl.Sqlite;
import io.aiprofile.application.port.storage.StorageFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"sqlite:/data/a b.db", "jdbc:sqlite:/data/a b.db", "sqlite:///data/x/../a b.db"})
  void aFileIsNamedByItsPath(String url) {
    assertThat(DatabaseUrl.parse(url)).isEqualTo(new Sqlite(Path.of("/data/a b.db")));
  }

  @Test
  void aPathThatBeginsNowhereBeginsInTheWorkingFolder() {
    assertThat(DatabaseUrl.parse("sqlite:data/platform.db"))
        .isEqualTo(new Sqlite(Path.of("data/platform.db").toAbsolutePath()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://me:p%40ss+%2F@db.example.org:5433/platform",
        "postgresql://me:p%40ss+%2F@db.example.org:5433/platform",
        "jdbc:postgresql://db.example.org:5433/platform?user=me&password=p%40ss+%2F"
      })
  void aServerIsNamedInEverySpelling(String url) {
    Postgres parsed = (Postgres) DatabaseUrl.parse(url);

    assertThat(parsed).isEqualTo(new Postgres("db.example.org:5433", "platform", "me", "p@ss+/", ""));
    assertThat(parsed.jdbc()).isEqualTo("jdbc:postgresql://db.example.org:5433/platform");
  }

  @Test
  void theDriversOptionsAreKeptWithoutTheCredentials() {
    Postgres parsed =
        (Postgres)
            DatabaseUrl.parse(
                "postgres://one,[::1]:5433/platform?sslmode=require&password=x&prepareThreshold=0");

    assertThat(parsed.jdbc())
        .isEqualTo("jdbc:postgresql://one,[::1]:5433/platform?sslmode=require&prepareThreshold=0");
    assertThat(parsed.password()).isEqualTo("x");
  }

  @Test
  void aPasswordIsNeverPrinted() {
    assertThat(DatabaseUrl.parse("postgres://me:hunter2@host/db?password=hunter3"))
        .hasToString("postgres://me:***@host/db");
    assertThat(DatabaseUrl.parse("postgres://me@host/db")).hasToString("postgres://me@host/db");
    assertThat(DatabaseUrl.parse("postgres://host/db")).hasToString("postgres://host/db");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sqlite:",
        "sqlite::memory:",
        "sqlite:data.db?hunter2",
        "sqlite:a\u0000hunter2",
        "/data/platform.db",
        "mysql://me:hunter2@host/db",
        "postgres://me:hunter2@host",
        "postgres://me:hunter2@host/",
        "postgres://me:hun@ter2@host/db",
        "postgres://me:%zzhunter2@host/db",
        "postgres://me:hunter2@ho st/db"
      })
  void whatIsNoAddressIsRefusedWithoutRepeatingIt(String url) {
    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> DatabaseUrl.parse(url))
        .withMessageContaining("sqlite:PATH")
        .withMessageContaining("postgres://USER:PASSWORD@HOST:PORT/DATABASE")
        .satisfies(failure -> assertThat(failure).hasStackTraceContaining("DatabaseUrl"))
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("hunter"));
  }
}
