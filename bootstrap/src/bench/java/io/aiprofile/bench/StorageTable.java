package io.aiprofile.bench;

import io.aiprofile.adapters.storage.sql.PostgresServer;
import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.Directory.Word;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.bootstrap.storage.OpenStorage;
import io.aiprofile.bootstrap.storage.StorageLocation;
import io.aiprofile.bootstrap.storage.TemporaryFolder;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints how fast each storage acknowledges ledger entries, beside a bare loop of write and sync on
 * the same disk in the same run, and how long listing and searching take among 100,000 profiles.
 */
public final class StorageTable {
  private static final int PROFILES = 100_000;
  private static final int QUERIES = 300;
  private static final int ALONE = 1_000;
  private static final int TOGETHER = 20_000;
  private static final int ADDERS = 50;
  private static final byte[] LINE =
      "{\"ts\":\"2026-04-03T10:00:00Z\",\"slug\":\"asha-rao\",\"op\":\"query\",\"prompt\":500}\n"
          .getBytes(StandardCharsets.UTF_8);

  private static final Instant MOMENT = Instant.parse("2026-04-03T10:00:00Z");
  private static final List<String> NAMES =
      List.of("Asha", "Bela", "Chen", "Dora", "Emre", "Fatima", "Goran", "Hana", "Ivan", "Júlia");
  private static final List<String> TRADES =
      List.of("Engineer", "Designer", "Director", "Analyst", "Architect", "Researcher", "Writer");

  private final Table table =
      new Table("storage, in one run", "figure", "file", "SQLite", "PostgreSQL", "bare sync");

  private StorageTable() {}

  public static void main(String[] args) throws Exception {
    new StorageTable().measure();
  }

  private void measure() throws Exception {
    ledgers();
    directories();
    table.print(System.out);
    System.exit(0); // the PostgreSQL server would keep the process
  }

  private void ledgers() throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      double bare = bareSyncs(folder.path().resolve("bare"));
      List<Double> alone = new ArrayList<>();
      List<Double> together = new ArrayList<>();
      for (StorageLocation location : locations(folder.path(), PostgresServer.start(true))) {
        try (OpenStorage opened = OpenStorage.at(location)) {
          TokenLedger ledger = opened.storage().tokenLedger();
          IntConsumer add =
              n -> ledger.add(new LedgerEntry(MOMENT, slug(n % 100), Operation.QUERY, 500, 300));
          IntStream.range(0, ALONE / 4).forEach(add);
          alone.add(perSecond(1, ALONE, add));
          together.add(perSecond(ADDERS, TOGETHER, add));
        }
      }
      row("acknowledged ledger entries/s, one adder", alone, "%,.0f", bare);
      row("the same, %d adders".formatted(ADDERS), together, "%,.0f", bare);
      row("ratio to bare sync, one adder", ratios(alone, bare), "%.2f", 1);
      row("the same, %d adders".formatted(ADDERS), ratios(together, bare), "%.2f", 1);
    }
  }

  private static List<Double> ratios(List<Double> rates, double bare) {
    return rates.stream().map(rate -> rate / bare).toList();
  }

  private static double bareSyncs(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      long start = System.nanoTime();
      for (int n = 0; n < ALONE; n++) {
        channel.write(ByteBuffer.wrap(LINE));
        channel.force(true);
      }
      return ALONE / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static double perSecond(int threads, int count, IntConsumer work) {
    long start = System.nanoTime();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      for (int thread = 0; thread < threads; thread++) {
        int first = thread;
        executor.execute(
            () -> {
              for (int n = first; n < count; n += threads) {
                work.accept(n);
              }
            });
      }
    }
    return count / ((System.nanoTime() - start) / 1e9);
  }

  private void directories() throws Exception {
    Path memory = Path.of("/dev/shm");
    Path parent = Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    Path folder = Files.createTempDirectory(parent, "storage-table");
    try (TemporaryFolder temporary = new TemporaryFolder(folder)) {
      List<List<Double>> listing = new ArrayList<>();
      List<List<Double>> searching = new ArrayList<>();
      for (StorageLocation location : locations(temporary.path(), PostgresServer.running())) {
        fill(location);
        try (OpenStorage opened = OpenStorage.at(location)) {
          Directory directory = opened.storage().directory();
          listing.add(timesMs(n -> directory.find(List.of(), (n * 397) % (PROFILES - 12), 12)));
          searching.add(timesMs(n -> directory.find(words(n), 0, 12)));
        }
      }
      for (int percentile : List.of(50, 99)) {
        row(
            "page of %,d profiles, p%d, ms".formatted(PROFILES, percentile),
            at(percentile, listing),
            "%.2f",
            0);
        row(
            "search in %,d profiles, p%d, ms".formatted(PROFILES, percentile),
            at(percentile, searching),
            "%.2f",
            0);
      }
    }
  }

  private static List<Double> at(int percentile, List<List<Double>> sorted) {
    return sorted.stream().map(times -> times.get(times.size() * percentile / 100)).toList();
  }

  private static List<Double> timesMs(IntConsumer query) {
    IntStream.range(0, QUERIES / 10).forEach(query);
    List<Double> times = new ArrayList<>();
    for (int n = 0; n < QUERIES; n++) {
      long start = System.nanoTime();
      query.accept(n);
      times.add((System.nanoTime() - start) / 1e6);
    }
    Collections.sort(times);
    return times;
  }

  /** A name's beginning and a trade, which some 1,400 of the profiles have. */
  private static List<Word> words(int n) {
    String name = NAMES.get(n % NAMES.size()).toLowerCase(Locale.ROOT).replace('ú', 'u');
    String trade = TRADES.get(n % TRADES.size()).toLowerCase(Locale.ROOT);
    return List.of(new Word(name.substring(0, 3), Set.of(name)), new Word(trade, Set.of(trade)));
  }

  private static Profile profile(int n) {
    return new Profile(
        slug(n),
        new DisplayName(NAMES.get(n % NAMES.size()) + " Person " + Integer.toString(n, 36)),
        new Headline(TRADES.get(n / NAMES.size() % TRADES.size()) + " of things"),
        ProfileStatus.ENABLED,
        MOMENT);
  }

  private static Slug slug(int n) {
    return new Slug("person-" + n);
  }

  /** Files are written as they would be; adding one by one rewrites the registry each time. */
  private static void fill(StorageLocation location) throws Exception {
    if (location instanceof StorageLocation.Files files) {
      Files.createDirectories(files.folder().resolve("system"));
      Files.writeString(
          files.folder().resolve("system/profiles.json"),
          IntStream.range(0, PROFILES)
              .mapToObj(StorageTable::profile)
              .map(StorageTable::entry)
              .collect(Collectors.joining(",\n", "{\n", "\n}\n")));
      return;
    }
    try (OpenStorage opened = OpenStorage.at(location)) {
      Storage storage = opened.storage();
      perSecond(8, PROFILES, n -> storage.profiles().add(profile(n)));
    }
  }

  private static String entry(Profile profile) {
    return "\"%s\": {\"name\": \"%s\", \"headline\": \"%s\", \"status\": \"enabled\", \"created_at\": \"%s\"}"
        .formatted(profile.slug(), profile.name(), profile.headline(), profile.createdAt());
  }

  private static List<StorageLocation> locations(Path folder, PostgresServer server) {
    return List.of(
        new StorageLocation.Files(folder.resolve("data")),
        new StorageLocation.Sqlite(folder.resolve("data.db")),
        new StorageLocation.Postgres(server.emptyDatabase()));
  }

  private void row(String figure, List<Double> values, String format, double bare) {
    List<String> cells =
        Stream.concat(values.stream(), Stream.of(bare))
            .map(value -> value == 0 ? "" : String.format(Locale.ROOT, format, value))
            .toList();
    table.row(figure, cells.toArray(String[]::new));
  }
}
