package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.adapters.storage.file.store.Intents.Name;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Who tells which letter, for as long as this process lives: its end is the end of all claims, for
 * nobody else claims in its folder. Thread-safe; who looks before claiming is alone meanwhile.
 */
final class OutboxClaims {
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<Name, Instant> until = new ConcurrentHashMap<>();

  <T> T alone(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  Optional<Instant> until(Name name) {
    return Optional.ofNullable(until.get(name));
  }

  void claim(Name name, Instant end) {
    until.put(name, end);
  }

  void giveBack(Name name) {
    until.remove(name);
  }

  /** Forgets those of letters that are gone. */
  void retain(Collection<Name> there) {
    until.keySet().retainAll(there);
  }
}
