package io.aiprofile.adapters.storage.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database for each test, with the program's tables and nothing in them when it starts. */
final class TestDatabase implements BeforeEachCallback, AfterEachCallback {
  /** As many as would share one in earnest; what one has written the other is asked for. */
  private static final int NODES = 2;

  private final Kind kind;
  private final AtomicInteger asked = new AtomicInteger();
  private @Nullable Path folder;
  private @Nullable Opened opened;

  /** A database that is open at each node. */
  private record Opened(String url, List<SqlDatabase> nodes) {
    private static Opened at(String url) {
      return new Opened(
          url, IntStream.range(0, NODES).mapToObj(node -> SqlDatabase.open(url)).toList());
    }
  }

  /** The server's, opened once and cleared before each test: to create one takes far longer. */
  private static final class Shared {
    private static final Opened DATABASE = Opened.at(PostgresServer.running().emptyDatabase());
  }

  TestDatabase(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    Path created = Files.createTempDirectory("sql-storage");
    folder = created;
    switch (kind) {
      case SQLITE -> opened = Opened.at(kind.emptyDatabase(created));
      case POSTGRES -> {
        opened = Shared.DATABASE;
        PostgresServer.clear(url());
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    if (kind == Kind.SQLITE) {
      opened().nodes.forEach(SqlDatabase::close);
    }
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
    return opened().nodes.get(asked.getAndIncrement() % NODES);
  }

  String url() {
    return opened().url;
  }

  /** Where SQLite's files are. */
  Path folder() {
    return Objects.requireNonNull(folder);
  }

  private Opened opened() {
    return Objects.requireNonNull(opened);
  }
}
