package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Secrets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys for as long as this object lives. Thread-safe. */
public final class InMemorySecrets implements Secrets {
  private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

  @Override
  public byte[] readOrMake(String name) {
    return keys.computeIfAbsent(checked(name), unknown -> SecureRandom.getSeed(BYTES)).clone();
  }

  @Override
  public List<String> names() {
    return keys.keySet().stream().sorted().toList();
  }

  @Override
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(keys.get(checked(name))).map(byte[]::clone);
  }

  @Override
  public void put(String name, byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("A key has " + BYTES + " bytes");
    }
    keys.put(checked(name), key.clone());
  }

  private static String checked(String name) {
    if (!Objects.requireNonNull(name).matches("[a-z.-]{1,40}")) {
      throw new IllegalArgumentException("not the name of a key");
    }
    return name;
  }
}
