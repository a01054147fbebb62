package io.aiprofile.adapters.storage.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server on this computer, started once for all tests and ended with them. */
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

  /** The URL of one that was created for this call. */
  public String emptyDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    run("CREATE DATABASE " + name);
    return url("postgres:postgres", name);
  }

  String url(String credentials, String database) {
    return "postgres://" + credentials + "@localhost:" + port() + "/" + database;
  }

  void run(String statement) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement running = connection.createStatement()) {
      running.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError("The test's server refused " + statement, e);
    }
  }

  /** Begins when it is asked for first. */
  private static final class Started {
    private static final PostgresServer SERVER = start();

    private static PostgresServer start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
        return new PostgresServer(server);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
