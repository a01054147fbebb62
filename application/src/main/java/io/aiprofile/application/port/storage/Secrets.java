package io.aiprofile.application.port.storage;

import java.util.List;
import java.util.Optional;

/**
 * Random keys that belong to the installation: all nodes share them, and they move with the data.
 * Names are 1 to 40 of {@code a-z}, {@code .} and {@code -}. Every method throws {@link
 * StorageFailure} when the storage fails.
 */
public interface Secrets {
  /** Of a key. */
  int BYTES = 32;

  /**
   * The key of that name, made from a secure generator when there is none; durable when this
   * returns. Whoever asks at the same time gets the same.
   */
  byte[] readOrMake(String name);

  /** The names of all keys, sorted. */
  List<String> names();

  /** The key of that name, or empty when none was made. */
  Optional<byte[]> find(String name);

  /**
   * Keeps a key that was made elsewhere, in place of any of that name; durable when this returns.
   *
   * @throws IllegalArgumentException unless it has {@value #BYTES} bytes
   */
  void put(String name, byte[] key);
}
