package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Gathers what comes in while the disk is busy into one write, so that many callers wait for one
 * sync together instead of each for its own. Thread-safe.
 *
 * <p>The writing is done by a thread of its own, which lives while there is something to write:
 * nobody interrupts it, so a caller who is interrupted spoils nobody else's write.
 */
final class GroupCommit<T> {
  private record Waiting<T>(T item, CompletableFuture<Void> written) {}

  private final String name;
  private final Consumer<List<T>> write;

  /** Guarded by itself, as is whether anybody writes. */
  private final List<Waiting<T>> waiting = new ArrayList<>();

  private boolean writing;

  /**
   * @param name of the writing thread
   * @param write makes them durable, all or none, or throws a {@link StorageFailure}
   */
  GroupCommit(String name, Consumer<List<T>> write) {
    this.name = name;
    this.write = write;
  }

  /**
   * Writes the item, with others; durable when this returns.
   *
   * @throws StorageFailure when that could not be done
   */
  void add(T item) {
    Waiting<T> mine = new Waiting<>(item, new CompletableFuture<>());
    synchronized (waiting) {
      waiting.add(mine);
      if (!writing) {
        // A platform thread: callers that hold their carriers could leave none for a virtual one.
        Thread.ofPlatform().daemon().name(name).start(this::writeAll);
        writing = true;
      }
    }
    try {
      mine.written.join();
    } catch (CompletionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new StorageFailure(kind(cause), String.valueOf(cause.getMessage()), cause);
    }
  }

  private static Kind kind(Throwable cause) {
    return cause instanceof StorageFailure failure ? failure.kind() : Kind.OTHER;
  }

  private void writeAll() {
    for (List<Waiting<T>> group = next(); !group.isEmpty(); group = next()) {
      try {
        write.accept(group.stream().map(Waiting::item).toList());
        group.forEach(one -> one.written.complete(null));
      } catch (RuntimeException | Error e) {
        group.forEach(one -> one.written.completeExceptionally(e));
      }
    }
  }

  /** What came in meanwhile; when that is nothing, this thread ends. */
  private List<Waiting<T>> next() {
    synchronized (waiting) {
      List<Waiting<T>> group = List.copyOf(waiting);
      waiting.clear();
      writing = !group.isEmpty();
      return group;
    }
  }
}
