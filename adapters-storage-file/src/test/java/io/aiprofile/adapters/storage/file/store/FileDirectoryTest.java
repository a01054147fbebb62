package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.generation;
import static io.aiprofile.application.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.Directory.Word;
import io.aiprofile.application.port.storage.DirectoryContract;
import io.aiprofile.application.port.storage.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDirectoryTest implements DirectoryContract {
  private static final List<Word> THEREMIN = List.of(new Word("theremin", Set.of("theremin")));

  @TempDir Path folder;

  @Override
  public Directory directory() {
    return new FileDirectory(DataDirectory.open(folder));
  }

  @Override
  public Profiles profiles() {
    return new FileProfiles(DataDirectory.open(folder));
  }

  @Override
  public Chunks chunks() {
    return new FileChunks(DataDirectory.open(folder));
  }

  @Test
  void anIndexThatCannotBeReadIsNotSearched() throws IOException {
    indexed();
    Files.writeString(index(), "{");

    assertThat(directory().find(THEREMIN, 0, 9).total()).isZero();
    assertThat(directory().find(List.of(), 0, 9).total()).isOne();
  }

  @Test
  void anIndexOfAnEarlierVersionHasNothingToFind() throws IOException {
    indexed();
    Files.writeString(index(), Files.readString(index()).replaceAll(",\"terms\":\\[[^]]*]", ""));

    assertThat(chunks().current(ASHA)).isPresent();
    assertThat(directory().find(THEREMIN, 0, 9).total()).isZero();
  }

  @Test
  void whatWasIndexedBeforeTheStartIsFound() {
    indexed();

    assertThat(directory().find(THEREMIN, 0, 9).total()).isOne();
  }

  @Test
  void whoGetsAnErasedProfilesSlugIsNotFoundByItsDocuments() {
    profiles().add(profile(ASHA));
    chunks().publish(ASHA, generation("g1"));
    Directory directory = directory();
    assertThat(directory.find(THEREMIN, 0, 9).total()).isOne();

    profiles().erase(ASHA);
    profiles().add(profile(ASHA));

    assertThat(directory.find(THEREMIN, 0, 9).total()).isZero();
  }

  /** As another process left it. */
  private void indexed() {
    try (DataDirectory data = DataDirectory.open(folder)) {
      new FileProfiles(data).add(profile(ASHA));
      new FileChunks(data).publish(ASHA, generation("g1"));
    }
  }

  private Path index() {
    return folder.resolve("profiles/asha-rao/index/chunks.jsonl");
  }
}
