package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.Secrets;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys in {@code system/secrets/{name}.hex}, which only this user can read. */
public final class FileSecrets implements Secrets {
  private static final Pattern NAME = Pattern.compile("[a-z.-]{1,40}");
  private static final String ENDING = ".hex";

  /** Where earlier versions kept the only key that they had. */
  private static final String FORMER = "session.key";

  private final DataDirectory data;

  @Inject
  public FileSecrets(DataDirectory data) {
    this.data = data;
  }

  @Override
  public byte[] readOrMake(String name) {
    Path file = file(name);
    return data.alone(
        data.secrets(), () -> SecretFile.read(file).orElseGet(() -> write(file, made())));
  }

  @Override
  public List<String> names() {
    return FolderEntries.of(data.secrets()).stream()
        .map(file -> String.valueOf(file.getFileName()))
        .filter(file -> file.endsWith(ENDING))
        .map(file -> file.substring(0, file.length() - ENDING.length()))
        .filter(NAME.asMatchPredicate())
        .sorted()
        .toList();
  }

  @Override
  public Optional<byte[]> find(String name) {
    return SecretFile.read(file(name));
  }

  @Override
  public void put(String name, byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("A key has " + BYTES + " bytes");
    }
    Path file = file(name);
    data.alone(data.secrets(), () -> write(file, key));
  }

  /** Takes over the key of earlier versions, for who is the first in a folder. */
  static void adopt(DataDirectory data, AtomicFile files) {
    Path former = data.system().resolve(FORMER);
    if (!Files.isRegularFile(former, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path file = data.secrets().resolve(FORMER + ENDING);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Optional<byte[]> key = SecretFile.read(former);
      create(data);
      key.ifPresent(bytes -> SecretFile.write(file, bytes, files));
    }
    files.delete(former);
  }

  private byte[] write(Path file, byte[] key) {
    create(data);
    SecretFile.write(file, key, data.files());
    return key;
  }

  private static void create(DataDirectory data) {
    data.create(data.secrets());
    SecretFile.hide(data.secrets(), "rwx------");
  }

  private static byte[] made() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private Path file(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("The name of a key is 1 to 40 of a-z, . and -");
    }
    return data.secrets().resolve(name + ENDING);
  }
}
