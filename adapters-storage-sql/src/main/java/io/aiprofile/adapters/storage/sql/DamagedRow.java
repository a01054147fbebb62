package io.aiprofile.adapters.storage.sql;

import java.util.function.Supplier;
import org.jdbi.v3.core.mapper.RowMapper;

/** A row that holds what this program never writes. */
final class DamagedRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DamagedRow(RuntimeException cause) {
    super(cause);
  }

  /** The mapper; what it cannot make sense of is reported as damage, not as a caller's mistake. */
  static <T> RowMapper<T> unless(RowMapper<T> mapper) {
    return (row, context) -> {
      try {
        return mapper.map(row, context);
      } catch (RuntimeException e) {
        throw new DamagedRow(e);
      }
    };
  }

  /** The same for what is made of several rows. */
  static <T> T unless(Supplier<T> sense) {
    try {
      return sense.get();
    } catch (RuntimeException e) {
      throw new DamagedRow(e);
    }
  }
}
