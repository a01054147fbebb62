package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    Path system = Files.createDirectories(folder.resolve("system"));
    for (Path area : new Path[] {docs, index, system}) {
      Files.writeString(area.resolve(".saving-12ab.tmp"), "half");
      Files.writeString(area.resolve("notes.txt"), "kept");
      Files.writeString(area.resolve(".hidden"), "kept");
    }

    DataDirectory.open(folder);

    for (Path area : new Path[] {docs, index, system}) {
      assertThat(area.resolve(".saving-12ab.tmp")).doesNotExist();
      assertThat(area.resolve("notes.txt")).hasContent("kept");
      assertThat(area.resolve(".hidden")).hasContent("kept");
    }
  }

  private static ThrowableAssertAlternative<StorageFailure> failsNaming(
      Path path, ThrowingCallable call) {
    return assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(call)
        .withMessageContaining(path.toString());
  }
}
