package io.aiprofile.adapters.storage.sql;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.aiprofile.adapters.storage.sql.SqliteFile.TurnMissed;
import io.aiprofile.application.port.storage.StorageFailure;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * A SQLite file that one process has to itself, or a PostgreSQL database that several nodes share,
 * with the tables this program needs. Thread-safe. The vendors' exceptions become {@link
 * StorageFailure}s here and nowhere else.
 */
public final class SqlDatabase implements AutoCloseable {
  private final SqlDialect dialect;
  private final String name;
  private final SqlPools pools;

  private SqlDatabase(SqlDialect dialect, String name, SqlPools pools) {
    this.dialect = dialect;
    this.name = name;
    this.pools = pools;
  }

  /** Opens the database with the {@linkplain SqlLimits#USUAL usual} limits. */
  public static SqlDatabase open(String url) {
    return open(url, SqlLimits.USUAL);
  }

  /**
   * Opens the database and creates the tables that are missing.
   *
   * @param url {@code sqlite:PATH}, or {@code postgres://user:password@host:port/database} with the
   *     driver's options behind a question mark
   * @throws StorageFailure when it cannot be reached, is no database, belongs to another process,
   *     or has been changed by a newer version of this program; it is left as it is
   */
  public static SqlDatabase open(String url, SqlLimits limits) {
    DatabaseUrl where = DatabaseUrl.parse(url);
    return translated(
        "open " + where,
        () ->
            switch (where) {
              case DatabaseUrl.Sqlite sqlite ->
                  new SqlDatabase(
                      SqlDialect.SQLITE, where.toString(), SqlitePools.open(sqlite, limits));
              case DatabaseUrl.Postgres postgres ->
                  new SqlDatabase(
                      SqlDialect.POSTGRES, where.toString(), PostgresPools.open(postgres, limits));
            });
  }

  SqlDialect dialect() {
    return dialect;
  }

  /**
   * Reads by one statement.
   *
   * @param doing what a message says could not be done, as in "find the profile asha-rao"
   */
  <T> T read(String doing, Function<Handle, T> work) {
    return translated(doing + in(), () -> pools.reading().withHandle(work::apply));
  }

  /** Reads by several statements, which all see the state of one moment. */
  <T> T readAtOneMoment(String doing, Function<Handle, T> work) {
    return translated(
        doing + in(),
        () ->
            pools.reading().inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply));
  }

  /** Writes in one transaction, durably when this returns; nothing when the work throws. */
  <T> T write(String doing, Function<Handle, T> work) {
    return translated(
        doing + in(), () -> pools.inTurn(() -> pools.writing().inTransaction(work::apply)));
  }

  /** Writes, and then leaves nothing of what the work deleted in the database's files. */
  <T> T erase(String doing, Function<Handle, T> work) {
    return translated(
        doing + in(),
        () ->
            pools.inTurn(
                () -> {
                  T erased = pools.writing().inTransaction(work::apply);
                  pools.forgetErased();
                  return erased;
                }));
  }

  @Override
  public void close() {
    pools.close();
  }

  /** Where it is, without the password. */
  @Override
  public String toString() {
    return name;
  }

  private String in() {
    return " in " + name;
  }

  private static <T> T translated(String doing, Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException
        | DamagedRow
        | TurnMissed
        | FlywayException
        | PoolInitializationException e) {
      throw SqlFailures.of(doing, e);
    }
  }
}
