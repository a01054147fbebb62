package io.aiprofile.adapters.storage.file.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.storage.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
  @TempDir private Path folder;

  @Test
  void aSecretIsMadeOnceAndStaysTheSame() {
    byte[] made = DataDirectory.open(folder).secret("session.key");

    assertThat(made).hasSize(32).isNotEqualTo(DataDirectory.open(folder).secret("other.key"));
    assertThat(DataDirectory.open(folder).secret("session.key")).isEqualTo(made);
  }

  @Test
  void onlyThisUserMayReadIt() throws IOException {
    DataDirectory.open(folder).secret("session.key");

    assertThat(Files.getPosixFilePermissions(folder.resolve("system/session.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "zz"})
  void anotherContentIsRefusedWithWhatToDoAndNotReplaced(String content) throws IOException {
    Path file = folder.resolve("system/session.key");
    DataDirectory data = DataDirectory.open(folder);
    Files.writeString(file, content);

    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(() -> data.secret("session.key"))
        .withMessageContaining("Delete it");
    assertThat(file).hasContent(content);
  }
}
