package io.aiprofile.adapters.storage.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server on this computer, started once for all tests, which ends with them. */
public final class PostgresServer {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** The one of this process, started when first asked for. */
  public static PostgresServer running() {
    return Started.SERVER;
  }

  int port() {
    return server.getPort();
  }

  /**
   * The URL of a database that was created for this call and holds nothing at all. By itself it
   * sorts as people do, hyphens left out, and not as Java does.
   */
  public String emptyDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    run(
        "postgres",
        "CREATE DATABASE "
            + name
            + " TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US-u-ka-shifted'");
    return url("postgres:postgres", name);
  }

  String url(String credentials, String database) {
    return "postgres://" + credentials + "@localhost:" + port() + "/" + database;
  }

  /** Removes every row that the program has put into a database. */
  static void clear(String url) {
    String tables =
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%'";
    try (Connection connection = DriverManager.getConnection(jdbc(url));
        Statement statement = connection.createStatement()) {
      List<String> deletions = new ArrayList<>();
      try (ResultSet table = statement.executeQuery(tables)) {
        while (table.next()) {
          deletions.add("DELETE FROM " + table.getString(1));
        }
      }
      statement.execute(String.join("; ", deletions));
    } catch (SQLException e) {
      throw new AssertionError("The test's database could not be cleared", e);
    }
  }

  private static String jdbc(String url) {
    return ((DatabaseUrl.Postgres) DatabaseUrl.parse(url)).jdbc() + "?user=postgres";
  }

  void run(String database, String statement) {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement running = connection.createStatement()) {
      running.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError("The test's server refused " + statement, e);
    }
  }

  private String shown(String setting) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet shown = statement.executeQuery("SHOW " + setting)) {
      shown.next();
      return shown.getString(1);
    } catch (SQLException e) {
      throw new AssertionError("The test's server does not show " + setting, e);
    }
  }

  /** Makes a user whom the server does not trust without that password, as it does all others. */
  void requirePassword(String user, String password) {
    run("postgres", "DROP ROLE IF EXISTS " + user);
    run("postgres", "CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'");
    try {
      Path rules = Path.of(shown("hba_file"));
      String rule = "host all " + user + " all scram-sha-256\n";
      if (!Files.readString(rules).startsWith(rule)) {
        Files.writeString(rules, rule + Files.readString(rules));
      }
    } catch (IOException e) {
      throw new AssertionError("The test's server could not be changed", e);
    }
    run("postgres", "SELECT pg_reload_conf()");
  }

  /**
   * Starts another one.
   *
   * @param durable whether a commit is on the disk when it is acknowledged; what is lost in a crash
   *     of this computer is mostly nothing but tests
   */
  public static PostgresServer start(boolean durable) {
    String on = durable ? "on" : "off";
    try {
      PostgresServer started =
          new PostgresServer(
              EmbeddedPostgres.builder()
                  .setServerConfig("fsync", on)
                  .setServerConfig("full_page_writes", on)
                  .setServerConfig("synchronous_commit", on)
                  .start());
      if (!started.shown("fsync").equals(on) || !started.shown("synchronous_commit").equals(on)) {
        throw new AssertionError("The server is not as durable as it was told to be");
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins when it is asked for first. */
  private static final class Started {
    private static final PostgresServer SERVER = start(false);
  }
}
