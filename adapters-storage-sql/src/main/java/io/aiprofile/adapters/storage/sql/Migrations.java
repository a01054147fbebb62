package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.StorageFailure;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings a database to the tables that this program reads and writes. */
final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing; nodes that start at once take turns.
   *
   * @param name of the database, for messages
   * @throws StorageFailure when a newer program has changed it already; it is left as it is
   */
  static void apply(DataSource database, SqlDialect dialect, String name) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .locations("classpath:db/migration")
            .failOnMissingLocations(true)
            .placeholders(dialect.columnTypes())
            .load();
    Arrays.stream(flyway.info().applied())
        .filter(Migrations::isLater)
        .findFirst()
        .ifPresent(
            later -> {
              throw new StorageFailure(
                  "The tables in "
                      + name
                      + " are of a newer version ("
                      + later.getVersion()
                      + ") of this program, and were left as they are. Start that version, or a"
                      + " later one.",
                  null);
            });
    flyway.migrate();
  }

  private static boolean isLater(MigrationInfo applied) {
    return !applied.getState().isResolved();
  }
}
