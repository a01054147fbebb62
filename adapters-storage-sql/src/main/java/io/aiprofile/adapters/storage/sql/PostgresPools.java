package io.aiprofile.adapters.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** One pool for everything: the server lets writers wait for each other, row by row. */
final class PostgresPools implements SqlPools {
  /**
   * A statement that the server was to give up has been given up by then, or the server is gone.
   */
  private static final int GRACE_SECONDS = 10;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private PostgresPools(DataSource server, SqlLimits limits) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgres");
    config.setDataSource(server);
    config.setMaximumPoolSize(limits.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(limits.connectionWait().toMillis());
    // Said by a statement rather than at the connection's start, which poolers in between refuse.
    config.setConnectionInitSql(
        "SET statement_timeout = %1$d; SET idle_in_transaction_session_timeout = %1$d; SET lock_timeout = %2$d"
            .formatted(limits.statementTime().toMillis(), limits.lockWait().toMillis()));
    this.pool = new HikariDataSource(config);
    this.jdbi = Jdbi.create(pool);
  }

  static PostgresPools open(DatabaseUrl.Postgres url, SqlLimits limits) {
    PGSimpleDataSource server = server(url, limits);
    Migrations.apply(server, SqlDialect.POSTGRES, url.toString());
    // Not before: to change tables may take longer than anything later.
    server.setSocketTimeout(seconds(limits.statementTime()) + GRACE_SECONDS);
    return new PostgresPools(server, limits);
  }

  @Override
  public Jdbi writing() {
    return jdbi;
  }

  @Override
  public Jdbi reading() {
    return jdbi;
  }

  @Override
  public <T> T inTurn(Supplier<T> work) {
    return work.get();
  }

  /** The server's own vacuuming does that. */
  @Override
  public void forgetErased() {}

  @Override
  public void close() {
    pool.close();
  }

  private static PGSimpleDataSource server(DatabaseUrl.Postgres url, SqlLimits limits) {
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setApplicationName("ai-profile");
    server.setConnectTimeout(seconds(limits.connectionWait()));
    server.setTcpKeepAlive(true);
    server.setReWriteBatchedInserts(true);
    server.setURL(url.jdbc()); // whose options go before these
    if (!url.user().isEmpty()) {
      server.setUser(url.user());
    }
    server.setPassword(url.password());
    return server;
  }

  private static int seconds(Duration duration) {
    return Math.toIntExact(Math.max(1, duration.toSeconds()));
  }
}
