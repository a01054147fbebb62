package io.aiprofile.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.bootstrap.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be typed wrongly gets one sentence, an exit code, and changes nothing. */
class BadInputTest {
  @TempDir Path folder;
  private Program program = new Program(Path.of(""));

  @BeforeEach
  void aProfileWithoutDocuments() {
    program = new Program(folder);
    assertThat(program.run("new", "Asha Rao").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "../../etc", "Asha Rao", "x", "", "a\u001b[2Jb", "\u202eevil"})
  void anUnknownProfileIsToldWithWhatToDo(String slug) {
    for (List<String> command :
        List.of(List.of("ask", slug, "Who?"), List.of("index", slug), List.of("add", slug, "f"))) {
      Run run = program.run(command.toArray(String[]::new));

      refused(run, "There is no profile", "ai-profile new");
      assertThat(run.err()).doesNotContain("\u001b");
    }
  }

  @Test
  void aMirrorThatCannotBeReachedIsNamedWithoutItsToken() {
    Run run =
        program
            .with("HF_STORAGE_REPO", "http://127.0.0.1:1/git/profiles")
            .with("HF_TOKEN", "hf_a-secret")
            .run("new", "Bela Bartok");

    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(run.err()).contains("127.0.0.1:1").doesNotContain("a-secret");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() {
    Run run =
        program
            .with("STORAGE", "postgres")
            .with("DATABASE_URL", "postgres://me:a-secret@127.0.0.1:1/profiles")
            .run("new", "Bela Bartok");

    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(run.err()).contains("127.0.0.1:1").doesNotContain("a-secret");
  }

  @Test
  void aVeryLongSlugIsNotRepeatedInFull() {
    assertThat(program.run("index", "a".repeat(100_000)).err()).hasSizeLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "?!", "\t\n"})
  void aBlankQuestionIsRefused(String question) {
    refused(program.run("ask", "asha-rao", question), "The question is empty");
  }

  @Test
  void aQuestionOfTenThousandCharactersIsRefusedWithTheLimit() {
    refused(program.run("ask", "asha-rao", "a".repeat(10_000)), "10,000", "at most 2,000");
  }

  @Test
  void aQuestionMayBeginWithAnAtSign() throws IOException {
    Files.writeString(folder.resolve("file"), "--json");

    refused(program.run("ask", "asha-rao", "@file"), "has no index yet");
  }

  @Test
  void askingBeforeIndexingTellsTheNextStep() {
    refused(program.run("ask", "asha-rao", "Who?"), "ai-profile index asha-rao");
  }

  @Test
  void indexingWithoutDocumentsTellsTheNextStep() {
    refused(program.run("index", "asha-rao"), "ai-profile add asha-rao");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "1234", "!!"})
  void aNameWithoutALetterIsRefused(String name) {
    refused(program.run("new", name), "A name has 1 to 80 characters");
  }

  @Test
  void aFileThatDoesNotExistIsRefused() {
    refused(program.run("add", "asha-rao", "missing.pdf"), "missing.pdf: refused", "no such file");
  }

  @Test
  void aFolderIsRefused() {
    refused(program.run("add", "asha-rao", "."), "It is a folder");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Files.createFile(folder.resolve("empty.pdf"));

    refused(program.run("add", "asha-rao", "empty.pdf"), "empty.pdf: refused");
  }

  @Test
  void aFileOfAnotherTypeIsRefusedWhateverItsName() throws IOException {
    Files.write(folder.resolve("cv.pdf"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});

    refused(program.run("add", "asha-rao", "cv.pdf"), "cv.pdf: refused");
  }

  @Test
  void aFileAboveItsKindsLimitIsRefusedWithTheLimit() throws IOException {
    Files.writeString(folder.resolve("big.txt"), "Worked at Acme.\n".repeat(70_000));

    refused(program.run("add", "asha-rao", "big.txt"), "1.1 MB", "at most 1 MB");
  }

  @Test
  void aFileAboveEveryLimitIsRefusedWithoutBeingRead() throws IOException {
    Path file = folder.resolve("huge.pdf");
    try (var sparse =
        Files.newByteChannel(
            file,
            java.util.EnumSet.of(
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE))) {
      sparse.position(3_000_000_000L);
      sparse.write(java.nio.ByteBuffer.wrap(new byte[1]));
    }

    refused(program.run("add", "asha-rao", "huge.pdf"), "3000.0 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..\\..\\evil.txt", "a..b.txt", ".hidden.txt", "-rf.txt", "con.txt"})
  void aFileNameThatCouldBeAPathIsRefused(String name) throws IOException {
    Files.writeString(folder.resolve(name), "Worked at Acme.");

    refused(program.run("add", "asha-rao", "./" + name), "rename the file");
    assertThat(folder.resolve("data/profiles/asha-rao/docs"))
        .satisfiesAnyOf(
            docs -> assertThat(docs).doesNotExist(), docs -> assertThat(docs).isEmptyDirectory());
  }

  @Test
  void aPathThatLeadsUpwardsStoresOnlyUnderItsLastPart() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("notes.txt"), "Worked at Acme from 2019 to 2022.");

    Run run = program.run("add", "asha-rao", "a/b/../../notes.txt");

    assertThat(run.exitCode()).isZero();
    assertThat(folder.resolve("data/profiles/asha-rao/docs/notes.txt")).exists();
  }

  @Test
  void oneRefusedFileDoesNotKeepTheOthersOut() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "Worked at Acme from 2019 to 2022.");

    Run run = program.run("add", "asha-rao", "missing.pdf", "notes.txt");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("notes.txt: added");
  }

  @Test
  void wrongSettingsAreToldTogetherBeforeAnythingIsDone() {
    Run run = program.with("RAG_TOP_K", "many").with("STORAGE", "tape").run("new", "Bela Bartok");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("RAG_TOP_K is “many”", "STORAGE is “tape”");
  }

  @Test
  void helpIsGivenWhateverTheSettings() {
    Run run = program.with("RAG_TOP_K", "many").run("ask", "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: ai-profile ask", "Exit codes");
  }

  @Test
  void aMisspelledSettingIsAWarningAndTheCommandGoesOn() {
    Run run = program.with("LOG_LEVL", "debug").run("new", "Bela Bartok");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("did you mean LOG_LEVEL?");
  }

  @Test
  void aDataFolderThatIsAFileIsToldWithTheRemedy() throws IOException {
    Files.createFile(folder.resolve("file"));

    Run run = program.with("DATA_DIR", "file").run("new", "Bela Bartok");

    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(run.err()).contains("is a file").doesNotContain("Exception");
  }

  @Test
  void aDamagedRegistryIsToldWithoutATrace() throws IOException {
    Files.writeString(folder.resolve("data/system/profiles.json"), "{broken");

    Run run = program.run("index", "asha-rao");

    assertThat(run.exitCode()).isEqualTo(74);
    assertThat(run.err()).contains("profiles.json").doesNotContain("Exception", "\tat ");
    assertThat(folder.resolve("data/logs/app.log")).content().contains("StorageFailure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"frobnicate", "ask", "--no-such-option", "eval", "add asha-rao"})
  void aWrongCommandLineIsToldWithWhereToFindHelp(String line) {
    Run run = program.run(line.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--help").doesNotContain("Exception");
  }

  private static void refused(Run run, String... sentence) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(sentence).doesNotContain("Exception", "\tat ");
  }
}
