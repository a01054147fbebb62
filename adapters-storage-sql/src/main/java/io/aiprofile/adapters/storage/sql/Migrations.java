package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.port.storage.StorageFailure;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings a database to the tables that this program reads and writes. */
final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing; nodes that start at once take turns.
   *
   * @param name of the database, for messages
   * @throws StorageFailure when it is another program's, or a newer version's; it is left as it is
   */
  static void apply(DataSource database, SqlDialect dialect, String name) {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .loggers("slf4j")
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
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
          ? new StorageFailure(
              name + " belongs to something else, and was left as it is. Name an empty database.",
              e)
          : e;
    }
  }

  private static boolean isLater(MigrationInfo applied) {
    return !applied.getState().isResolved();
  }
}
