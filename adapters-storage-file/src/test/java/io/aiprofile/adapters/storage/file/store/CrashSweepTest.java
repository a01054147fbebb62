package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.profile;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static io.aiprofile.application.port.storage.VisitorRecords.notices;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at one step after the other of a write, until the write is through: at
 * every rename, every sync, every deletion, and before them; for every write that there is.
 */
class CrashSweepTest {
  private static final int HALTED = 77;
  private static final int AT_ONCE = 2;
  private static final String OPEN = "open";
  private static final String HALF = "half a file";
  private static final String DROP_GAPS = "gap that makes old ones go";
  private static final String DROP_EXCHANGES = "exchange that makes old ones go";
  private static final String PADDING = "x".repeat(60_000);

  /** Says what must be true of a folder in which a write was killed. */
  private interface Check {
    void of(Storage storage, boolean acknowledged);
  }

  @TempDir static Path archived;
  private static ClassArchive program;

  @TempDir Path folder;
  private final AtomicInteger kills = new AtomicInteger();
  private Path template;

  @BeforeAll
  static void pack() throws Exception {
    Path place = archived.resolve("place");
    try (DataDirectory data = DataDirectory.open(place)) {
      StorageWrite.prepare(FileStorage.in(data));
    }
    program = ClassArchive.of(archived, Victim.class, place, "add lead", Integer.MAX_VALUE);
  }

  @BeforeEach
  void prepare() {
    template = folder.resolve("template");
    try (DataDirectory data = DataDirectory.open(template)) {
      StorageWrite.prepare(FileStorage.in(data));
    }
  }

  @Test
  void everyWriteLeavesWhatWasThereOrWhatItWrites() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> sweeps = new ArrayList<>();
      for (StorageWrite write : StorageWrite.ALL) {
        sweeps.add(
            threads.submit(() -> sweep(write.name(), template, new StorageState(write)::check)));
      }
      for (Future<?> sweep : sweeps) {
        sweep.get();
      }
    }
    System.out.println("Killed " + kills + " times in " + StorageWrite.ALL.size() + " writes");

    assertThat(kills).hasValueGreaterThan(3 * StorageWrite.ALL.size());
  }

  @Test
  void openingLeavesEverythingAsItWas() throws IOException {
    Path key = template.resolve("system/secrets/session.key.hex");
    Files.move(key, template.resolve("system/session.key"));
    Files.delete(template.resolve("system/format.json"));
    Files.createFile(template.resolve("system/.saving-a.tmp"));
    Files.createFile(template.resolve("profiles/asha-rao/docs/.saving-a.tmp"));
    Files.createDirectory(template.resolve("system/locks"));
    Files.createFile(template.resolve("system/locks/file-1.lock"));
    Files.createFile(template.resolve("system/secrets/.saving-a.tmp"));
    StorageWrite nothing = new StorageWrite("nothing", StorageWrite.Kind.AT_ONCE, storage -> {});

    sweep(OPEN, template, new StorageState(nothing)::check);

    assertThat(kills).hasValueGreaterThan(8);
  }

  @Test
  void aGapThatMakesOldOnesGoAndItsNoticeAreBothThereOrNeither() throws IOException {
    Path file = template.resolve("profiles/asha-rao/gaps.jsonl");
    String line = Files.readAllLines(file).getLast();
    Files.writeString(
        file,
        IntStream.range(0, 2 * Gaps.KEPT)
            .mapToObj(n -> line.replace("in 4 languages", "in -" + n + " languages") + "\n")
            .collect(Collectors.joining()));
    KnowledgeGap added = gap(9);

    sweep(
        DROP_GAPS,
        template,
        (storage, acknowledged) -> {
          List<KnowledgeGap> gaps = storage.gaps().list(ASHA);
          boolean noticed = notices(storage.outbox().letters(9)).contains(notice(ASHA, added));
          assertThat(gaps).hasSizeGreaterThan(Gaps.KEPT);
          assertThat(gaps.getFirst().equals(added)).isEqualTo(noticed);
          assertThat(noticed || !acknowledged).isTrue();
          assertThat(storage.gaps().add(ASHA, added, notice(ASHA, added))).isEqualTo(!noticed);
          assertThat(storage.gaps().list(ASHA)).startsWith(added).containsOnlyOnce(added);
        });

    assertThat(kills).hasValueGreaterThan(8);
  }

  @Test
  void anExchangeThatMakesOldOnesGoIsThereOrNot() throws IOException {
    Path file =
        template.resolve("profiles/asha-rao/conversations/" + visitor(1).value() + ".jsonl");
    try (DataDirectory data = DataDirectory.open(template)) {
      while (Files.size(file) + 3L * PADDING.length() < 4 << 20) {
        new FileConversations(data)
            .append(ASHA, visitor(1), conversation(8), exchange("Old?", PADDING));
      }
    }

    sweep(
        DROP_EXCHANGES,
        template,
        (storage, acknowledged) -> {
          List<Question> asked =
              storage.conversations().latest(ASHA, visitor(1)).orElseThrow().asked();
          boolean there = asked.getFirst().text().startsWith("New");
          assertThat(there || !acknowledged).isTrue();
          assertThat(asked).hasSizeGreaterThan(there ? 0 : 20);
        });

    assertThat(kills).hasValueGreaterThan(4);
  }

  @Test
  void aFileThatIsHalfWrittenIsNeverSeen() throws Exception {
    Path place = FolderCopy.of(template, folder.resolve("half"));
    StorageWrite nothing = new StorageWrite("nothing", StorageWrite.Kind.AT_ONCE, storage -> {});
    try (ChildProgram child = program.start(Victim.class, place, HALF, 1)) {
      assertThat(child.exitCode()).isEqualTo(HALTED);
    }
    assertThat(FolderCopy.temporaryFiles(place)).isNotEmpty();

    try (DataDirectory data = DataDirectory.open(place)) {
      new StorageState(nothing).check(FileStorage.in(data), true);
      assertSound(FileStorage.in(data), place);
    }
  }

  @Test
  void whatWasAcknowledgedBeforeTheProcessWasKilledFromOutsideIsThere() throws Exception {
    for (int round = 1; round <= 3; round++) {
      Path place = FolderCopy.of(template, folder.resolve("round" + round));
      int acknowledged = 0;
      try (ChildProgram child = ChildProgram.start(Worker.class, place)) {
        while (acknowledged < 20 * round) {
          acknowledged = Integer.parseInt(String.valueOf(child.nextLine()));
        }
      }

      try (DataDirectory data = DataDirectory.open(place)) {
        Storage storage = FileStorage.in(data);
        for (int n = 1; n <= acknowledged; n++) {
          assertThat(storage.profiles().find(Worker.slug(n))).isPresent();
        }
        assertThat(storage.tokenLedger().recent(ASHA, 999)).hasSizeBetween(acknowledged, 999);
        assertThat(storage.gaps().list(ASHA)).hasSizeGreaterThanOrEqualTo(acknowledged);
        assertSound(storage, place);
      }
    }
  }

  private void sweep(String write, Path prepared, Check check) {
    try {
      boolean through = false;
      for (int step = 1; !through; step++) {
        Path place = FolderCopy.of(prepared, folder.resolve(write + " " + step));
        through = !killed(write, step, place, check);
        kills.addAndGet(through ? 0 : 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** False when the write has fewer steps. */
  private static boolean killed(String write, int step, Path place, Check check)
      throws IOException, InterruptedException {
    try (ChildProgram child = program.start(Victim.class, place, write, step)) {
      boolean acknowledged = child.nextLine() != null;
      int exitCode = child.exitCode();
      assertThat(exitCode).as("%s, step %s", write, step).isIn(0, HALTED);
      try (DataDirectory data = DataDirectory.open(place)) {
        check.of(FileStorage.in(data), acknowledged);
      }
      try (DataDirectory data = DataDirectory.open(place)) {
        assertSound(FileStorage.in(data), place);
      }
      return exitCode == HALTED;
    }
  }

  private static void assertSound(Storage storage, Path place) throws IOException {
    List<String> problems = new ArrayList<>();
    storage.inspection().inspect(problems::add);
    assertThat(problems).isEmpty();
    FolderCopy.assertNoTemporaryFiles(place);
    assertThat(storage.profiles().add(profile(new Slug("from-now-on")))).isTrue();
  }

  /** Does one write and dies at the step of that number, if the write has so many. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) {
      String write = arguments[1];
      int step = Integer.parseInt(arguments[2]);
      int[] left = {write.equals(OPEN) ? step : Integer.MAX_VALUE};
      AtomicFile files =
          new AtomicFile(
              reached -> {
                left[0]--;
                if (left[0] == 0) {
                  Runtime.getRuntime().halt(HALTED);
                }
              },
              () -> 1);
      DataDirectory data = DataDirectory.open(Path.of(arguments[0]), files, Duration.ofSeconds(30));
      Storage storage = FileStorage.in(data);
      if (!write.equals(OPEN)) {
        left[0] = write.equals(HALF) ? Integer.MAX_VALUE : step;
        write(write, storage, data);
      }
      System.out.println("done");
      data.close();
    }

    private static void dieHalfWay(OutputStream out) throws IOException {
      out.write(bytes("{\"asha-rao\": {\"na"));
      out.flush();
      Runtime.getRuntime().halt(HALTED);
    }

    private static void write(String write, Storage storage, DataDirectory data) {
      switch (write) {
        case HALF -> data.files().replace(FileProfiles.file(data), Victim::dieHalfWay);
        case DROP_GAPS -> storage.gaps().add(ASHA, gap(9), notice(ASHA, gap(9)));
        case DROP_EXCHANGES ->
            storage
                .conversations()
                .append(ASHA, visitor(1), conversation(9), exchange("New?", PADDING + PADDING));
        default -> StorageWrite.named(write).to(storage);
      }
    }
  }

  /** Writes until it is killed, and says what is done. */
  static final class Worker {
    private Worker() {}

    static Slug slug(int number) {
      return new Slug("person-" + number);
    }

    public static void main(String[] arguments) {
      Storage storage = FileStorage.in(DataDirectory.open(Path.of(arguments[0])));
      for (int n = 1; ; n++) {
        storage.profiles().add(profile(slug(n)));
        StorageWrite.named("add to ledger").to(storage);
        storage.gaps().add(ASHA, gap(1_000 + n), notice(ASHA, gap(1_000 + n)));
        System.out.println(n);
      }
    }
  }
}
