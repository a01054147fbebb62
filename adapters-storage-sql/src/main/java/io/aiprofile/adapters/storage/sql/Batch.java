package io.aiprofile.adapters.storage.sql;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Many rows by one statement, sent some at a time, so that they need not all be in memory. */
final class Batch {
  private static final int AT_A_TIME = 200;

  private final PreparedBatch batch;

  Batch(Handle handle, String sql) {
    this.batch = handle.prepareBatch(sql);
  }

  /** Adds a row. */
  void add(Map<String, ?> row) {
    batch.add(row);
    if (batch.size() == AT_A_TIME) {
      batch.execute();
    }
  }

  /** Sends what is left. */
  void execute() {
    batch.execute();
  }
}
