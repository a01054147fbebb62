package io.aiprofile.adapters.storage.file.mirror;

import static io.aiprofile.application.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorSizesTest {
  private static final String LEDGER = "system/token_ledger.jsonl";

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
  void aLedgerLargerThanTheHostTakesIsMirroredInPartsThatDoNotChange() {
    String line = "{\"filler\":\"" + "x".repeat(980) + "\"}\n";
    String ledger = line.repeat(13_000);
    try (Program program = Program.start(folder, server)) {
      program.write(LEDGER, ledger);
      program.settle();
      assertThat(program.mirror().status().problem()).isEmpty();
      var before = server.files();
      assertThat(before).hasSizeGreaterThan(20).doesNotContainKey(LEDGER);

      program.add(LEDGER, "{\"last\":1}\n");
      program.settle();
      var after = server.files();
      assertThat(after.entrySet()).filteredOn(part -> !before.entrySet().contains(part)).hasSize(1);
    }
    try (Program program = Program.start(other, server)) {
      assertThat(program.read(LEDGER)).isEqualTo(ledger + "{\"last\":1}\n");
    }
  }

  @Test
  void aFileThatShrinksIsOneFileAgain() {
    try (Program program = Program.start(folder, server)) {
      program.write(LEDGER, "{\"n\":1}\n".repeat(200_000));
      program.settle();
      program.write(LEDGER, "{\"n\":1}\n");
      program.settle();
    }
    assertThat(server.files()).containsOnlyKeys(LEDGER);
  }

  @Test
  void binaryDocumentsThatTheHostWouldRefuseComeBackByteForByte() {
    byte[] pdf = new byte[20 << 20];
    new Random(3).nextBytes(pdf);
    try (Program program = Program.start(folder, server)) {
      program.write("profiles/asha-rao/docs/large.pdf", pdf, NOW);
      program.settle();
      assertThat(program.mirror().status().problem()).isEmpty();
    }
    try (Program program = Program.start(other, server)) {
      assertThat(program.data().root().resolve("profiles/asha-rao/docs/large.pdf"))
          .hasBinaryContent(pdf);
    }
  }

  @Test
  void aFileThatIsTooLargeIsNamedForAsLongAsItIsAndAllOthersAreMirrored() throws IOException {
    Path huge = folder.resolve("profiles/asha-rao/docs/huge.pdf");
    Files.createDirectories(huge.getParent());
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength((64L << 20) + 1);
    }
    try (Program program = Program.start(folder, server)) {
      assertThat(program.mirror().status().problem().orElseThrow())
          .contains("profiles/asha-rao/docs/huge.pdf", String.valueOf((64 << 20) + 1));

      program.write("system/a.json", "{}");
      program.settle();
      assertThat(server.files()).containsOnlyKeys("system/a.json");
      assertThat(program.mirror().status().problem()).isPresent();

      program.write("profiles/asha-rao/docs/huge.pdf", "smaller");
      program.settle();
      assertThat(server.files()).containsKey("profiles/asha-rao/docs/huge.pdf");
      assertThat(program.mirror().status().problem()).isEmpty();
    }
  }

  @Test
  void whatTheHostRefusesIsToldInItsWordsAndTriedAgain() {
    MirrorSettings binary =
        new MirrorSettings(server.address(), GitServer.TOKEN, false, java.time.Duration.ofHours(1));
    try (Program program = Program.start(folder, binary, Program.FAST)) {
      program.write("profiles/asha-rao/photo.jpg", new byte[1_000_001], null);
      Program.until(() -> program.mirror().status().problem().isPresent());
      assertThat(program.mirror().status().problem().orElseThrow())
          .contains("Offending file: profiles/asha-rao/photo.jpg");

      program.write("profiles/asha-rao/photo.jpg", new byte[999_999], null);
      program.settle();
      assertThat(program.mirror().status().problem()).isEmpty();
      assertThat(server.files()).containsKey("profiles/asha-rao/photo.jpg");
    }
  }

  @Test
  void aLineThatIsBeingWrittenWaitsForItsEnd() throws IOException {
    Path file = folder.resolve(LEDGER);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"n\":1}\n{\"n\":");
    Program.start(folder, server).close();
    assertThat(server.files()).containsEntry(LEDGER, "{\"n\":1}\n");

    Files.writeString(file, "{\"n\":1}\n{\"n\":2}");
    Program.start(folder, server).close();
    assertThat(server.files()).containsEntry(LEDGER, "{\"n\":1}\n{\"n\":2}");
  }
}
