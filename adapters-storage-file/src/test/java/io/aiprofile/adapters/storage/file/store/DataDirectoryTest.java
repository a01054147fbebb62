package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void openingCreatesTheFolderAndOpensItAgain() {
    Path root = folder.resolve("new/data");

    assertThat(DataDirectory.open(root).root()).isEqualTo(DataDirectory.open(root).root());
    assertThat(root.resolve("system")).isDirectory();
    assertThat(root.resolve("profiles")).isDirectory();
  }

  @Test
  void aFileInTheRootsPlaceIsNamedTogetherWithTheRemedy() throws IOException {
    Path file = Files.createFile(folder.resolve("data"));

    failsNaming(file, () -> DataDirectory.open(file)).withMessageContaining("DATA_DIR");
    failsNaming(file.resolve("below"), () -> DataDirectory.open(file.resolve("below")));
  }

  @Test
  void aFileInAFoldersPlaceIsNamedTogetherWithTheRemedy() throws IOException {
    Path file = Files.createFile(folder.resolve("profiles"));

    failsNaming(file, () -> DataDirectory.open(folder)).withMessageContaining("Move the file");
  }

  @Test
  void theRootMayBeReachedThroughALink(@TempDir Path elsewhere) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("data"), elsewhere);

    assertThat(DataDirectory.open(link).root()).isEqualTo(elsewhere.toRealPath());
  }

  @Test
  void aProfileThatIsALinkIsRefusedWhereverItLeads(@TempDir Path elsewhere) throws IOException {
    DataDirectory data = DataDirectory.open(folder);
    Path other = Files.createDirectory(folder.resolve("profiles/other"));
    for (Path destination : new Path[] {elsewhere, other, folder.resolve("dangling")}) {
      Path link = Files.createSymbolicLink(folder.resolve("profiles/asha-rao"), destination);

      failsNaming(link, () -> data.profile(ASHA));
      failsNaming(link, () -> data.docs(ASHA));
      failsNaming(link, () -> data.index(ASHA));
      failsNaming(link, () -> new FileDocuments(data).list(ASHA));
      Files.delete(link);
    }
  }

  @Test
  void aFolderOfAProfileThatIsALinkIsRefused(@TempDir Path elsewhere) throws IOException {
    DataDirectory data = DataDirectory.open(folder);
    Path profile = Files.createDirectory(folder.resolve("profiles/asha-rao"));
    Path link = Files.createSymbolicLink(profile.resolve("docs"), elsewhere);

    failsNaming(link, () -> data.docs(ASHA));
  }

  @Test
  void openingRemovesWhatCrashedWritersLeftAndNothingElse() throws IOException {
    Path docs = Files.createDirectories(folder.resolve("profiles/asha-rao/docs"));
    Path index = Files.createDirectories(folder.resolve("profiles/asha-rao/index"));
    Path talks = Files.createDirectories(folder.resolve("profiles/asha-rao/conversations"));
    Path system = Files.createDirectories(folder.resolve("system"));
    Path outbox = Files.createDirectories(folder.resolve("system/outbox"));
    Path[] areas = {docs, index, talks, docs.getParent(), system, outbox};
    for (Path area : areas) {
      Files.writeString(area.resolve(".saving-12ab.tmp"), "half");
      Files.writeString(area.resolve("notes.txt"), "kept");
      Files.writeString(area.resolve(".hidden"), "kept");
    }

    DataDirectory.open(folder);

    for (Path area : areas) {
      assertThat(area.resolve(".saving-12ab.tmp")).doesNotExist();
      assertThat(area.resolve("notes.txt")).hasContent("kept");
      assertThat(area.resolve(".hidden")).hasContent("kept");
    }
  }

  @Test
  void whoOpensTheFolderAgainLeavesTheWritersThatAreAtWorkAlone() throws IOException {
    DataDirectory.open(folder);
    Path atWork = Files.writeString(folder.resolve("system/.saving-12ab.tmp"), "half");

    DataDirectory.open(folder);

    assertThat(atWork).exists();
  }

  @Test
  void theFormatIsNotedOnceAndAFolderWithoutItIsOfTheFirst() throws IOException {
    Path format = folder.resolve("system/format.json");
    Files.createDirectories(folder.resolve("system"));
    Files.writeString(folder.resolve("system/profiles.json"), "{}");

    DataDirectory.open(folder).close();
    assertThat(format).hasContent("{\"format\":1}");

    Files.writeString(format, "{\"by hand\": true, \"format\": 1}");
    DataDirectory.open(folder).close();
    assertThat(format).hasContent("{\"by hand\": true, \"format\": 1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"format\": 2}", "{\"format\": 2000000000, \"x\": []}"})
  void aFolderOfANewerVersionIsRefusedAndLeftAsItIs(String content) throws IOException {
    refusesBecauseOf("format.json", content)
        .withMessageContaining("was written by a newer version")
        .withMessageContaining("DATA_DIR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1]",
        "{}",
        "{\"format\": \"1\"}",
        "{\"format\": 0}",
        "{\"format\": 1e99}"
      })
  void aFormatThatMakesNoSenseIsRefusedAndLeftAsItIs(String content) throws IOException {
    refusesBecauseOf("format.json", content).withMessageContaining("Restore it, or delete it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"asha-rao\": {}}", "\u0000\u0000"})
  void aDamagedRegistryIsRefusedAtOnceAndLeftAsItIs(String content) throws IOException {
    refusesBecauseOf("profiles.json", content).withMessageContaining("restore it from a backup");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamedTogetherWithTheRemedy() {
    Path readOnly = Path.of(URI.create("jrt:/java.base")); // even for root

    StorageFailure failure =
        catchThrowableOfType(StorageFailure.class, () -> DataDirectory.open(readOnly));

    assertThat(failure.kind()).isEqualTo(Kind.READ_ONLY);
    assertThat(failure).hasMessageContaining("java.base").hasMessageContaining("DATA_DIR");
  }

  private ThrowableAssertAlternative<StorageFailure> refusesBecauseOf(String name, String content)
      throws IOException {
    Path file = Files.createDirectories(folder.resolve("system")).resolve(name);
    Files.writeString(file, content);
    StorageFailure failure =
        catchThrowableOfType(StorageFailure.class, () -> DataDirectory.open(folder));

    assertThat(failure.kind()).isEqualTo(Kind.DAMAGED);
    assertThat(Files.readString(file)).isEqualTo(content);
    assertThat(names(folder)).containsExactly("system");
    assertThat(names(folder.resolve("system"))).containsExactlyInAnyOrder(name, "lock");
    return failsNaming(file, () -> DataDirectory.open(folder));
  }

  private static List<String> names(Path folder) {
    return FolderEntries.of(folder).stream().map(entry -> entry.getFileName().toString()).toList();
  }

  private static ThrowableAssertAlternative<StorageFailure> failsNaming(
      Path path, ThrowingCallable call) {
    return assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(call)
        .withMessageContaining(path.toString());
  }
}
