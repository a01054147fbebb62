package io.aiprofile.adapters.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * One connection that writes, and several that only read and never wait for it: with a write-ahead
 * log each sees the last state that was complete when it began.
 */
final class SqlitePools implements SqlPools {
  private static final Logger LOG = LoggerFactory.getLogger(SqlitePools.class);

  private final SqliteFile file;
  private final Duration patience;
  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final Jdbi writing;
  private final Jdbi reading;

  /** Whether the log may still hold what was erased; seen by those only whose turn it is. */
  private boolean erasedIsLeft;

  private SqlitePools(SqliteFile file, SqlLimits limits) {
    this.file = file;
    this.patience = limits.lockWait();
    this.writer = new HikariDataSource(writer(file, limits));
    this.readers = new HikariDataSource(readers(file, limits));
    this.writing = Jdbi.create(writer);
    this.reading = Jdbi.create(readers);
  }

  static SqlitePools open(DatabaseUrl.Sqlite url, SqlLimits limits) {
    SqliteFile file = SqliteFile.open(url.file());
    try {
      return file.inTurn(
          limits.lockWait(),
          () -> {
            SQLiteDataSource source = source(file, limits, TransactionMode.IMMEDIATE);
            Migrations.apply(source, SqlDialect.SQLITE, url.toString());
            return new SqlitePools(file, limits);
          });
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public Jdbi writing() {
    return writing;
  }

  @Override
  public Jdbi reading() {
    return reading;
  }

  @Override
  public <T> T inTurn(Supplier<T> work) {
    return file.inTurn(
        patience,
        () -> {
          T done = work.get();
          if (erasedIsLeft) {
            forgetErased();
          }
          return done;
        });
  }

  /** Erased pages are overwritten in the file at once, but their former content is in the log. */
  @Override
  public void forgetErased() {
    int busy =
        writing.withHandle(
            handle ->
                handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapTo(Integer.class).first());
    erasedIsLeft = busy != 0;
    if (erasedIsLeft) {
      LOG.warn("What was erased is still in the log beside {} until the next change", file.path());
    }
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
    file.close();
  }

  private static HikariConfig writer(SqliteFile file, SqlLimits limits) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("sqlite-writer");
    config.setDataSource(source(file, limits, TransactionMode.IMMEDIATE));
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(limits.connectionWait().toMillis());
    return config;
  }

  private static HikariConfig readers(SqliteFile file, SqlLimits limits) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("sqlite-readers");
    config.setDataSource(source(file, limits, TransactionMode.DEFERRED));
    config.setConnectionInitSql("PRAGMA query_only = ON");
    config.setMaximumPoolSize(limits.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(limits.connectionWait().toMillis());
    return config;
  }

  private static SQLiteDataSource source(
      SqliteFile file, SqlLimits limits, TransactionMode transactions) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(Math.toIntExact(limits.lockWait().toMillis()));
    config.setTransactionMode(transactions);
    config.enforceForeignKeys(true);
    config.setPragma(Pragma.SECURE_DELETE, "on");
    config.setTempStore(TempStore.MEMORY); // nothing personal in files that nobody clears
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.path());
    return source;
  }
}
