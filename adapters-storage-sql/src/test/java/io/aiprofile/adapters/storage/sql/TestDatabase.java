package io.aiprofile.adapters.storage.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database for each test, empty when it starts. */
final class TestDatabase implements BeforeEachCallback, AfterEachCallback {
  /** As many as would share one in earnest; what one has written the other is asked for. */
  private static final int NODES = 2;

  private final Kind kind;
  private final List<SqlDatabase> opened = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private @Nullable Path folder;
  private @Nullable String url;

  TestDatabase(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("sql-storage");
    url = kind.emptyDatabase(folder);
    for (int node = 0; node < NODES; node++) {
      open();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    opened.forEach(SqlDatabase::close);
    try (Stream<Path> files = Files.walk(folder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * The database as another node has it open than the call before: nodes have nothing in common but
   * what is really kept.
   */
  SqlDatabase anew() {
    return opened.get(asked.getAndIncrement() % NODES);
  }

  /** Opened once more. */
  SqlDatabase open() {
    return open(SqlLimits.USUAL);
  }

  SqlDatabase open(SqlLimits limits) {
    SqlDatabase database = SqlDatabase.open(url(), limits);
    opened.add(database);
    return database;
  }

  String url() {
    return Objects.requireNonNull(url);
  }

  /** Where SQLite's files are. */
  Path folder() {
    return Objects.requireNonNull(folder);
  }
}
