package io.aiprofile.adapters.storage.file.mirror;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.storage.file.store.FileStorage;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old program still runs while its successor has started; both push when they are told to. */
class TwoWritersTest {
  private static final String LEDGER = "system/token_ledger.jsonl";
  private static final String REGISTRY = "system/profiles.json";
  private static final String CV = "profiles/asha-rao/docs/cv.txt";

  @TempDir Path remote;
  @TempDir Path oldFolder;
  @TempDir Path newFolder;
  private GitServer server;
  private Program older;
  private Program newer;

  @BeforeEach
  void twoPrograms() throws IOException {
    server = GitServer.start(remote);
    MirrorSettings settings = Program.settings(server.address());
    older = Program.start(oldFolder, settings, Program.NEVER);
    older.write(LEDGER, lines(1, 2));
    older.write(REGISTRY, "{\n  \"asha-rao\" : 1,\n  \"bo-li\" : 1,\n  \"cy-em\" : 1\n}\n");
    older.write(CV, "common");
    older.write("profiles/asha-rao/leads.jsonl", lines(1, 1));
    older.push();
    newer = Program.start(newFolder, settings, Program.NEVER);
  }

  @AfterEach
  void noProgram() {
    older.close();
    newer.close();
    server.close();
  }

  @Test
  void bothsAddedLinesAreKeptAndNoneIsThereTwice() {
    older.add(LEDGER, lines(3, 4));
    newer.add(LEDGER, lines(4, 5));
    older.push();
    newer.push();
    older.push();

    assertThat(server.files().get(LEDGER)).isEqualTo(lines(1, 5));
    assertThat(newer.read(LEDGER)).isEqualTo(lines(1, 5));
    assertThat(inSync(LEDGER)).isTrue();
  }

  @Test
  void lineThatOneSideDroppedIsGoneAndWhatTheOtherAddedStays() {
    older.write(LEDGER, lines(2, 2));
    newer.add(LEDGER, lines(3, 3));
    older.push();
    newer.push();

    assertThat(server.files().get(LEDGER)).isEqualTo(lines(2, 3));
  }

  @Test
  void aFileOfLinesThatOneSideDeletedKeepsOnlyWhatTheOtherAddedSince() {
    older.delete(LEDGER);
    newer.add(LEDGER, lines(3, 3));
    older.push();
    newer.push();

    assertThat(server.files().get(LEDGER)).isEqualTo(lines(3, 3));
  }

  @Test
  void bothsKeysOfAJsonObjectAreKept() {
    older.write(REGISTRY, "{\n  \"asha-rao\" : 2,\n  \"bo-li\" : 1,\n  \"dev-k\" : 1\n}\n");
    newer.write(
        REGISTRY, "{\n  \"asha-rao\" : 1,\n  \"bo-li\" : 2,\n  \"cy-em\" : 1,\n  \"eve\" : 1\n}\n");
    older.push();
    newer.push();

    String expected =
        "{\n  \"asha-rao\" : 2,\n  \"bo-li\" : 2,\n  \"dev-k\" : 1,\n  \"eve\" : 1\n}\n";
    assertThat(server.files().get(REGISTRY)).isEqualTo(expected);
    assertThat(newer.read(REGISTRY)).isEqualTo(expected);
  }

  @Test
  void ofTwoChangesOfOneKeyTheLaterStands() {
    older.write(REGISTRY, "{\"asha-rao\":\"earlier\"}", Instant.now().minusSeconds(60));
    newer.write(REGISTRY, "{\"asha-rao\":\"later\"}", Instant.now().plusSeconds(60));
    older.push();
    newer.push();
    assertThat(server.files().get(REGISTRY)).contains("later").doesNotContain("earlier");

    older.write(REGISTRY, "{\"asha-rao\":\"earliest\"}", Instant.now().minusSeconds(600));
    older.push();
    assertThat(server.files().get(REGISTRY)).contains("later").doesNotContain("earliest");
    assertThat(older.read(REGISTRY)).isEqualTo(newer.read(REGISTRY));
  }

  @Test
  void ofTwoVersionsOfADocumentBothAreKeptAsDocuments() {
    older.write(CV, "the older one's", Instant.now().minusSeconds(60));
    newer.write(CV, "the newer one's", Instant.now().plusSeconds(60));
    older.push();
    newer.push();
    older.add(LEDGER, lines(9, 9));
    older.push();

    for (Program program : List.of(older, newer)) {
      var documents = FileStorage.in(program.data()).documents();
      List<Document> kept = documents.list(ASHA);
      assertThat(kept).hasSize(2);
      assertThat(documents.content(ASHA, new FileName("cv.txt")))
          .contains(bytes("the newer one's"));
      FileName beside =
          kept.stream()
              .map(Document::name)
              .filter(name -> !name.value().equals("cv.txt"))
              .findFirst()
              .orElseThrow();
      assertThat(beside.value()).contains("other version").endsWith(".txt");
      assertThat(documents.content(ASHA, beside)).contains(bytes("the older one's"));
    }
  }

  @Test
  void aChangedDocumentStandsBeforeItsDeletion() {
    older.delete(CV);
    newer.write(CV, "changed");
    older.push();
    newer.push();
    assertThat(server.files()).containsEntry(CV, "changed");

    older.add(LEDGER, lines(3, 3));
    older.push();
    older.write(CV, "changed again");
    newer.delete(CV);
    older.push();
    newer.push();
    assertThat(newer.read(CV)).isEqualTo("changed again");
  }

  @Test
  void aDeletionStandsWhereTheOtherDidNothing() {
    older.delete(CV);
    newer.add(LEDGER, lines(3, 3));
    older.push();
    newer.push();

    assertThat(newer.has(CV)).isFalse();
    assertThat(server.files()).doesNotContainKey(CV);
  }

  @Test
  void whatComesWhileAPushIsUnderWayIsMergedToo() {
    newer.add(LEDGER, lines(4, 4));
    server.beforeNextPush(
        () -> {
          older.add(LEDGER, lines(3, 3));
          older.push();
        });
    newer.push();

    assertThat(server.files().get(LEDGER)).isEqualTo(lines(1, 4));
    assertThat(newer.mirror().status().problem()).isEmpty();
  }

  @Test
  void aLedgerOfManyPartsIsMergedToo() {
    String ledger = lines(1, 100_000);
    older.write(LEDGER, ledger);
    older.push();
    newer.write("system/any.json", "{}");
    newer.push();
    assertThat(newer.read(LEDGER)).isEqualTo(ledger);

    older.add(LEDGER, lines(100_001, 100_001));
    newer.add(LEDGER, lines(100_002, 100_002));
    older.push();
    newer.push();
    assertThat(newer.read(LEDGER)).isEqualTo(lines(1, 100_002));
  }

  @Test
  void writersAreNotOverwrittenWhileOthersChangesAreMerged() throws Exception {
    int count = 200;
    MirrorSettings settings = Program.settings(server.address());
    older.close();
    newer.close();
    older = Program.start(oldFolder, settings, Program.FAST);
    newer = Program.start(newFolder, settings, Program.FAST);
    List<Thread> writers = new ArrayList<>();
    for (Program program : List.of(older, newer)) {
      var ledger = FileStorage.in(program.data()).tokenLedger();
      long tokens = program == older ? 1 : 1_000_000;
      writers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int n = 0; n < count; n++) {
                      ledger.add(Entries.entry(tokens + n));
                    }
                  }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    Program.until(
        () -> {
          older.add("system/round.jsonl", "{}\n");
          newer.add("system/round.jsonl", "{}\n");
          older.push();
          newer.push();
          return entries(older).size() >= 2 * count && entries(newer).size() >= 2 * count;
        });
    assertThat(entries(older)).hasSize(2 * count).doesNotHaveDuplicates();
    assertThat(entries(newer)).hasSize(2 * count).doesNotHaveDuplicates();
  }

  @Test
  void whoHasNothingInCommonWithTheRemoteLosesNothing(@TempDir Path third) throws IOException {
    Program loner = Program.opened(third, Program.settings(server.address()), Program.NEVER);
    loner.write(LEDGER, lines(2, 3));
    loner.write(REGISTRY, "{\"zoe\":1}");
    loner.write("profiles/asha-rao/photo.jpg", "photo");
    loner.mirror().start(loner.data());
    loner.settle();
    loner.close();

    assertThat(loner.read(LEDGER)).isEqualTo(lines(1, 3));
    assertThat(server.files().get(REGISTRY)).contains("asha-rao", "zoe");
    assertThat(server.files())
        .containsEntry(CV, "common")
        .containsEntry("profiles/asha-rao/photo.jpg", "photo");
  }

  @Test
  void theTotalsOfAMergedLedgerAreRight() {
    for (Program program : List.of(older, newer)) {
      var ledger = FileStorage.in(program.data()).tokenLedger();
      ledger.add(Entries.entry(program == older ? 1 : 10));
      assertThat(ledger.spent(LocalDate.ofInstant(NOW, ZoneOffset.UTC))).isPositive();
    }
    older.write("system/token_usage.json", "{\"a\":1,\"b\":1}");
    newer.write("system/token_usage.json", "{\"a\":2,\"b\":1}");
    older.push();
    newer.push();

    assertThat(newer.read("system/token_usage.json")).isEqualTo("{\"a\":1,\"b\":1}");
    var ledger = FileStorage.in(newer.data()).tokenLedger();
    assertThat(ledger.spent(LocalDate.ofInstant(NOW, ZoneOffset.UTC))).isEqualTo(11);
  }

  private boolean inSync(String path) {
    older.add("system/round.jsonl", "{}\n");
    older.push();
    return older.read(path).equals(newer.read(path));
  }

  private static List<String> entries(Program program) {
    return new ArrayList<>(
        program.read(LEDGER).lines().filter(line -> line.contains("\"slug\"")).toList());
  }

  private static byte[] bytes(String text) {
    return io.aiprofile.application.Fixtures.bytes(text);
  }

  private static String lines(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int n = from; n <= to; n++) {
      lines.append("{\"n\":").append(n).append("}\n");
    }
    return lines.toString();
  }
}
