package io.aiprofile.adapters.storage.sql;

import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The connections to one database, as its kind needs them. Thread-safe. */
interface SqlPools extends AutoCloseable {

  /** For what may write, within {@link #inTurn}. */
  Jdbi writing();

  /** For what only reads. */
  Jdbi reading();

  /** Does the work, which writes, when it may. */
  <T> T inTurn(Supplier<T> work);

  /** Leaves nothing of what was erased in files beside the database; called in turn. */
  void forgetErased();

  @Override
  void close();
}
