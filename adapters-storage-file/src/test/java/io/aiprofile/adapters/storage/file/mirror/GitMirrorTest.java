package io.aiprofile.adapters.storage.file.mirror;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.bytes;
import static io.aiprofile.application.Fixtures.conversation;
import static io.aiprofile.application.Fixtures.document;
import static io.aiprofile.application.Fixtures.exchange;
import static io.aiprofile.application.Fixtures.generation;
import static io.aiprofile.application.Fixtures.indexRun;
import static io.aiprofile.application.Fixtures.profile;
import static io.aiprofile.application.Fixtures.visitor;
import static io.aiprofile.application.port.storage.VisitorRecords.gap;
import static io.aiprofile.application.port.storage.VisitorRecords.lead;
import static io.aiprofile.application.port.storage.VisitorRecords.notice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.adapters.storage.file.store.FileSecrets;
import io.aiprofile.adapters.storage.file.store.FileStorage;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Random;
import org.eclipse.jgit.lib.RefUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitMirrorTest {
  @TempDir Path remote;
  @TempDir Path folder;
  @TempDir Path other;
  private GitServer server;

  @BeforeEach
  void aHost() throws IOException {
    server = GitServer.start(remote);
  }

  @AfterEach
  void noHost() {
    server.close();
  }

  @Test
  void whatIsWrittenArrives() {
    try (Program program = Program.start(folder, server)) {
      program.write("system/profiles.json", "{\"asha-rao\":{}}");
      program.settle();
      assertThat(server.files()).containsEntry("system/profiles.json", "{\"asha-rao\":{}}");

      program.add("system/token_ledger.jsonl", "{\"n\":1}\n");
      program.settle();
      program.add("system/token_ledger.jsonl", "{\"n\":2}\n");
      program.delete("system/profiles.json");
      program.settle();
      assertThat(server.files())
          .containsEntry("system/token_ledger.jsonl", "{\"n\":1}\n{\"n\":2}\n")
          .doesNotContainKey("system/profiles.json");
      assertThat(program.mirror().status().problem()).isEmpty();
      assertThat(program.mirror().status().lastPushed()).isPresent();
    }
  }

  @Test
  void aStorageOverARestoredFolderReadsEverything() {
    byte[] pdf = new byte[2_000_000];
    new Random(1).nextBytes(pdf);
    byte[] key;
    try (Program program = Program.start(folder, server)) {
      var storage = FileStorage.in(program.data());
      storage.profiles().add(profile(ASHA));
      storage.documents().put(ASHA, document("cv.pdf", pdf, NOW), pdf);
      storage.documents().put(ASHA, document("Résumé 履歴.txt", bytes("Led"), NOW), bytes("Led"));
      storage.chunks().publish(ASHA, generation("one"));
      storage.conversations().append(ASHA, visitor(1), conversation(1), exchange("Who?"));
      storage.leads().add(ASHA, lead(1), notice(ASHA, lead(1)));
      storage.gaps().add(ASHA, gap(1), notice(ASHA, gap(1)));
      storage.tokenLedger().add(new LedgerEntry(NOW, ASHA, Operation.QUERY, 3, 4));
      storage.indexRuns().add(indexRun(ASHA, NOW));
      key = new FileSecrets(program.data()).readOrMake("session");
    }

    try (Program program = Program.start(other, server)) {
      var storage = FileStorage.in(program.data());
      assertThat(storage.profiles().list()).containsExactly(profile(ASHA));
      assertThat(storage.documents().list(ASHA))
          .containsExactly(
              document("Résumé 履歴.txt", bytes("Led"), NOW), document("cv.pdf", pdf, NOW));
      assertThat(storage.documents().content(ASHA, new FileName("cv.pdf"))).contains(pdf);
      assertThat(storage.chunks().current(ASHA)).isEmpty();
      assertThat(storage.conversations().latest(ASHA, visitor(1))).isPresent();
      assertThat(storage.leads().list(ASHA)).containsExactly(lead(1));
      assertThat(storage.gaps().list(ASHA)).containsExactly(gap(1));
      assertThat(other.resolve("system/outbox").toFile().list()).hasSize(2);
      assertThat(storage.tokenLedger().recent(ASHA, 9)).hasSize(1);
      assertThat(storage.indexRuns().recent(9)).hasSize(1);
      assertThat(new FileSecrets(program.data()).find("session")).contains(key);
    }
  }

  @Test
  void aRestoredKeyIsForThisUsersEyesOnly() throws IOException {
    try (Program program = Program.start(folder, server)) {
      new FileSecrets(program.data()).readOrMake("session");
    }
    try (Program program = Program.start(other, server)) {
      Path key = program.data().root().resolve("system/secrets/session.hex");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void whatOnlyThisMachineNeedsIsLeftOut() throws IOException {
    try (Program program = Program.start(folder, server)) {
      for (String path :
          new String[] {
            "profiles/asha-rao/index/chunks.jsonl",
            "profiles/asha-rao/chromadb/chroma.sqlite3",
            "profiles/asha-rao/.saving-1.tmp",
            "system/index_jobs.jsonl",
            "system/data.sqlite-wal",
            "cache/model.bin",
            "elsewhere.txt"
          }) {
        Path file = program.data().root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        program.mirror().changed(file);
      }
      Files.createSymbolicLink(
          program.data().root().resolve("system/link.json"), other.resolve("secret"));
      Files.writeString(other.resolve("secret"), "x");
      program.write("profiles/asha-rao/photo.jpg", "photo");
      program.write("profiles/asha-rao/config.json", "{}");
      program.settle();
    }
    assertThat(server.files())
        .containsOnlyKeys("profiles/asha-rao/photo.jpg", "profiles/asha-rao/config.json");
  }

  /** Closing the lock's file anywhere in the process would let go of the folder. */
  @Test
  void theFolderIsHeldWhileItIsMirrored() throws Exception {
    try (Program program = Program.start(folder, server)) {
      program.mirror().changed(program.data().root().resolve("system/lock"));
      program.mirror().changed(program.data().root().resolve("system"));
      program.write("system/a.json", "{}");
      program.settle();
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Opening.class.getName(),
                  folder.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(child.getInputStream().readAllBytes(), UTF_8);

      assertThat(child.waitFor()).isEqualTo(1);
      assertThat(said).contains("in use");
      assertThat(server.all()).doesNotContainKey("system/lock").containsKey("system/format.json");
    }
  }

  /** Opens a data folder as another program would. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] arguments) {
      io.aiprofile.adapters.storage.file.store.DataDirectory.open(Path.of(arguments[0])).close();
    }
  }

  @Test
  void whatANewerProgramWroteIsNotReadByAnOlderOne() {
    RemoteEdit.of(server, "system/format.json", "{\"format\":1000}\n");
    Program program = Program.opened(folder, Program.settings(server.address()), Program.FAST);

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> program.mirror().start(program.data()))
        .withMessageContaining("newer version");
    program.data().close();
    assertThat(server.all()).containsEntry("system/format.json", "{\"format\":1000}\n");
  }

  @Test
  void aKeyThatAnEarlierVersionMirroredIsTakenOver() {
    RemoteEdit.of(server, "system/secrets/session.key.hex", "ab".repeat(32) + "\n");
    try (Program program = Program.start(folder, server)) {
      assertThat(new FileSecrets(program.data()).find("session.key")).isPresent();
    }
    assertThat(server.files()).containsOnlyKeys("system/secrets/session.key.hex");
  }

  @Test
  void whatACrashKeptFromBeingPushedIsPushedAfterIt() {
    Program program = Program.start(folder, Program.settings(server.address()), Program.NEVER);
    program.write("system/a.json", "{\"pushed\":1}");
    program.push();
    program.write("system/a.json", "{\"pushed\":2}");
    program.write("profiles/asha-rao/docs/new.txt", "never pushed");
    program.delete("system/b.json");
    assertThat(server.files()).containsEntry("system/a.json", "{\"pushed\":1}");

    program.startAgain(Program.settings(server.address()), Program.FAST);
    program.settle();
    program.close();

    assertThat(program.read("system/a.json")).isEqualTo("{\"pushed\":2}");
    assertThat(server.files())
        .containsEntry("system/a.json", "{\"pushed\":2}")
        .containsEntry("profiles/asha-rao/docs/new.txt", "never pushed");
  }

  @Test
  void aDeletionThatACrashKeptFromBeingPushedIsNotUndone() {
    Program program = Program.start(folder, Program.settings(server.address()), Program.NEVER);
    program.write("system/a.json", "{}");
    program.write("system/b.json", "{}");
    program.push();
    program.delete("system/a.json");

    program.startAgain(Program.settings(server.address()), Program.FAST);
    program.settle();
    program.close();

    assertThat(program.has("system/a.json")).isFalse();
    assertThat(server.files()).containsOnlyKeys("system/b.json");
  }

  @Test
  void anEmptiedFolderIsFilledAgainThoughTheCacheIsStillThere() throws IOException {
    try (Program program = Program.start(folder, server)) {
      program.write("system/a.json", "{}");
    }
    Files.delete(folder.resolve("system/a.json"));

    try (Program program = Program.start(folder, server)) {
      assertThat(program.read("system/a.json")).isEqualTo("{}");
    }
    assertThat(server.files()).containsKey("system/a.json");
  }

  @Test
  void aDamagedCacheIsMadeAnew() throws IOException {
    try (Program program = Program.start(folder, server)) {
      program.write("system/a.json", "{}");
    }
    try (var objects = Files.walk(folder.resolve("cache/mirror.git/objects"))) {
      for (Path file : objects.filter(Files::isRegularFile).toList()) {
        file.toFile().setWritable(true);
        Files.writeString(file, "damaged");
      }
    }

    try (Program program = Program.start(folder, server)) {
      program.write("system/b.json", "{}");
    }
    assertThat(server.files()).containsOnlyKeys("system/a.json", "system/b.json");
  }

  @Test
  void whileTheRemoteIsAwayNobodyWaitsAndThenEverythingArrives() {
    try (Program program = Program.start(folder, server)) {
      server.away(true);
      long start = System.nanoTime();
      for (int n = 0; n < 20; n++) {
        program.add("system/token_ledger.jsonl", "{\"n\":" + n + "}\n");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      Program.until(() -> program.mirror().status().problem().isPresent());
      assertThat(program.mirror().status().waiting()).isEqualTo(1);
      assertThat(program.mirror().status().problem().orElseThrow())
          .contains(server.address().toString());

      server.away(false);
      program.settle();
      assertThat(server.files().get("system/token_ledger.jsonl"))
          .isEqualTo(program.read("system/token_ledger.jsonl"));
      assertThat(program.mirror().status().problem()).isEmpty();
    }
  }

  @Test
  void aPushWhoseAnswerWasLostIsNotTakenForSomebodyElses() {
    try (Program program = Program.start(folder, server)) {
      program.write("profiles/asha-rao/docs/cv.txt", "first");
      program.settle();
      server.losesAnswers(true);
      program.write("profiles/asha-rao/docs/cv.txt", "second");
      Program.until(() -> server.files().containsValue("second"));
      Program.until(() -> program.mirror().status().problem().isPresent());
      program.write("profiles/asha-rao/docs/cv.txt", "third");
      server.losesAnswers(false);
      program.settle();
    }
    assertThat(server.files())
        .containsOnlyKeys("profiles/asha-rao/docs/cv.txt", "modified.json")
        .containsEntry("profiles/asha-rao/docs/cv.txt", "third");
  }

  @Test
  void aRepositoryThatWasMadeAnewIsFilledAgain() throws IOException {
    try (Program program = Program.start(folder, server)) {
      program.write("system/a.json", "{}");
      program.settle();
      RefUpdate update = server.repository().updateRef("refs/heads/main");
      update.setForceUpdate(true);
      update.delete();

      program.write("system/b.json", "{}");
      program.settle();
      assertThat(server.files()).containsOnlyKeys("system/a.json", "system/b.json");
    }
  }

  @Test
  void aWrongTokenIsOneClearFailureThatDoesNotShowIt() {
    MirrorSettings settings =
        new MirrorSettings(server.address(), "hf_WrongCanary", true, Duration.ofHours(1));
    Program program = Program.opened(folder, settings, Program.FAST);

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> program.mirror().start(program.data()))
        .withMessageContaining(server.address().toString())
        .withMessageContaining("HF_TOKEN")
        .satisfies(
            failure -> {
              for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain("WrongCanary");
              }
            });
  }

  @Test
  void anUnreachableRemoteIsOneClearFailure() {
    server.close();
    Program program = Program.opened(folder, Program.settings(server.address()), Program.FAST);

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> program.mirror().start(program.data()))
        .withMessageContaining(server.address().toString())
        .withMessageContaining("HF_STORAGE_REPO");
  }

  @Test
  void theTokenIsNotSentWhereTheRemoteRedirectsTo() throws IOException {
    try (GitServer elsewhere = GitServer.start(other)) {
      server.redirectTo(
          elsewhere
              .address()
              .toString()
              .replace("/data.git", "")
              .replace("127.0.0.1", "localhost"));
      Program program = Program.opened(folder, Program.settings(server.address()), Program.FAST);

      assertThatExceptionOfType(StorageFailure.class)
          .isThrownBy(() -> program.mirror().start(program.data()));
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void closingPushesWhatIsLeft() {
    Program program = Program.start(folder, Program.settings(server.address()), Program.NEVER);
    program.write("system/a.json", "{}");
    program.close();

    assertThat(server.files()).containsKey("system/a.json");
    assertThat(program.mirror().status().waiting()).isZero();
  }

  @Test
  void closingIsBoundedAndTellsWhatIsLeft() {
    GitMirror.Pace hasty =
        new GitMirror.Pace(
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(300),
            Duration.ofSeconds(5));
    Program program = Program.start(folder, Program.settings(server.address()), hasty);
    server.away(true);
    program.write("system/a.json", "{}");
    long start = System.nanoTime();
    program.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(program.mirror().status().waiting()).isEqualTo(1);
    assertThat(program.mirror().status().problem()).isPresent();
  }

  @Test
  void logsAreMirroredAtTheirIntervalOnlyEachRunsBesideTheOthers() throws IOException {
    Path log = folder.resolve("logs/app.log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "begun\n");
    try (Program program =
        Program.start(folder, Program.settings(server.address()), Program.FAST)) {
      assertThat(logs()).isEqualTo("begun\n");
      Files.writeString(log, "begun\nwent on\n");
      program.mirror().changed(log);
      program.write("system/a.json", "{}");
      program.settle();
      assertThat(logs()).isEqualTo("begun\n");
    }
    assertThat(logs()).isEqualTo("begun\nwent on\n");

    Files.createDirectories(other.resolve("logs"));
    Files.writeString(other.resolve("logs/app.log"), "another run\n");
    Program.start(other, server).close();
    assertThat(server.files().values()).contains("begun\nwent on\n", "another run\n");
    assertThat(other.resolve("logs/app.log")).hasContent("another run\n");
  }

  @Test
  void aShortIntervalMirrorsTheLogsThoughNothingElseChanges() throws IOException {
    Path log = folder.resolve("logs/app.log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "begun\n");
    MirrorSettings settings =
        new MirrorSettings(server.address(), GitServer.TOKEN, true, Duration.ofMillis(50));
    try (Program program = Program.start(folder, settings, Program.FAST)) {
      Files.writeString(log, "begun\nwent on\n");
      Program.until(() -> logs().equals("begun\nwent on\n"));
      assertThat(program.mirror().status().waiting()).isZero();
    }
  }

  @Test
  void whatElseLiesInTheRepositoryStaysThereAndNeverComesHere() throws IOException {
    RemoteEdit.of(server, "README.md", "A dataset");
    RemoteEdit.of(server, "cache/planted.txt", "planted");
    RemoteEdit.of(server, "profiles/asha-rao/index/chunks.jsonl", "planted");
    RemoteEdit.of(server, "system/a.json", "{}");
    try (Program program = Program.start(folder, server)) {
      program.write("system/b.json", "{}");
    }

    assertThat(server.files()).containsKeys("README.md", "system/a.json", "system/b.json");
    assertThat(folder.resolve("README.md")).doesNotExist();
    assertThat(folder.resolve("cache/planted.txt")).doesNotExist();
    assertThat(folder.resolve("profiles/asha-rao/index")).doesNotExist();
    assertThat(folder.resolve("system/a.json")).hasContent("{}");
  }

  @Test
  void aLinkInTheRepositoryIsNotFollowed() throws IOException {
    RemoteEdit.link(server, "system/a.json", other.resolve("target").toString());
    Program.start(folder, server).close();

    assertThat(folder.resolve("system/a.json")).doesNotExist();
  }

  @Test
  void largeFilesOfOtherToolsAreFetchedWithoutShowingTheTokenElsewhere() {
    byte[] photo = new byte[100_000];
    new Random(2).nextBytes(photo);
    RemoteEdit.of(server, "profiles/asha-rao/photo.jpg", server.putLarge(photo));
    try (Program program = Program.start(folder, server)) {
      assertThat(program.data().root().resolve("profiles/asha-rao/photo.jpg"))
          .hasBinaryContent(photo);
    }

    assertThat(server.requests()).filteredOn(line -> line.startsWith("/large/")).isNotEmpty();
    assertThat(server.requests())
        .filteredOn(line -> line.startsWith("/large/"))
        .allMatch(line -> line.endsWith(" null"));
    assertThat(server.files()).containsKey("profiles/asha-rao/photo.jpg.base64");
  }

  private String logs() {
    return server.files().entrySet().stream()
        .filter(entry -> entry.getKey().matches("logs/[^/]+/app\\.log"))
        .map(java.util.Map.Entry::getValue)
        .reduce("", String::concat);
  }
}
