package io.aiprofile.adapters.storage.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads any number of rows some at a time, so that neither memory nor a connection is held while
 * somebody works on them.
 */
final class Pages {
  /** Rows at a time, as a statement's limit. */
  static final int SIZE = 500;

  private Pages() {}

  /**
   * @param page reads at most {@link #SIZE} rows behind that one, or the first ones
   */
  static <T> void read(Function<Optional<T>, List<T>> page, Consumer<T> reader) {
    Optional<T> last = Optional.empty();
    List<T> rows;
    do {
      rows = page.apply(last);
      rows.forEach(reader);
      last = rows.isEmpty() ? last : Optional.of(rows.getLast());
    } while (rows.size() == SIZE);
  }
}
