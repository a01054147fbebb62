package io.aiprofile.adapters.storage.file.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.storage.Secrets;
import io.aiprofile.application.port.storage.SecretsContract;
import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSecretsTest implements SecretsContract {
  @TempDir private Path folder;

  @Override
  public Secrets secrets() {
    return new FileSecrets(DataDirectory.open(folder));
  }

  @Test
  void onlyThisUserMayReadThem() throws IOException {
    secrets().readOrMake(NAME);
    secrets().put("other", new byte[32]);

    for (Path file : new Path[] {file(NAME), file("other")}) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(Files.getPosixFilePermissions(file(NAME).getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "zz"})
  void anotherContentIsRefusedWithWhatToDoAndNotReplaced(String content) throws IOException {
    secrets().readOrMake(NAME);
    Files.writeString(file(NAME), content);

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> secrets().readOrMake(NAME))
        .withMessageContaining("Delete it");
    assertThat(file(NAME)).hasContent(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "-", ".saving-a.tmp", "profiles.json", "lock"})
  void anyNameIsAKeyOfItsOwnAndNoOtherFile(String name) {
    byte[] key = secrets().readOrMake(name);

    assertThat(secrets().find(name)).contains(key);
    assertThat(secrets().names()).containsExactly(name);
    assertThat(file(name)).isRegularFile();
  }

  @Test
  void theKeyOfEarlierVersionsIsTakenOver() throws IOException {
    Path former = Files.createDirectories(folder.resolve("system")).resolve("session.key");
    Files.writeString(former, "0f".repeat(32) + "\n");

    assertThat(secrets().readOrMake(NAME)).hasSize(32).containsOnly(0x0f);
    assertThat(former).doesNotExist();
  }

  private Path file(String name) {
    return folder.resolve("system/secrets/" + name + ".hex");
  }
}
