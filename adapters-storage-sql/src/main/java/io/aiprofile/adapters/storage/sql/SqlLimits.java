package io.aiprofile.adapters.storage.sql;

import java.time.Duration;

/**
 * What the program takes of a database, and how long it waits for it.
 *
 * @param connections at most open at once; of SQLite besides the one that writes
 * @param connectionWait for the server, and for one of the connections to become free
 * @param lockWait for others to finish what they are writing
 * @param statementTime after which PostgreSQL gives a statement up
 */
public record SqlLimits(
    int connections, Duration connectionWait, Duration lockWait, Duration statementTime) {
  /**
   * Enough for a node that answers hundreds of visitors; PostgreSQL takes a hundred connections.
   */
  public static final SqlLimits USUAL =
      new SqlLimits(10, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30));

  public SqlLimits {
    if (connections < 1) {
      throw new IllegalArgumentException("At least one connection is needed");
    }
  }
}
