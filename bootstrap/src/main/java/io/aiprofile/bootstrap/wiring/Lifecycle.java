package io.aiprofile.bootstrap.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what was started, last first, once. Thread-safe. */
public final class Lifecycle implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Keeps the resource open until this closes. */
  public synchronized <T extends AutoCloseable> T keep(T resource) {
    started.push(resource);
    return resource;
  }

  @Override
  public synchronized void close() {
    while (!started.isEmpty()) {
      closeQuietly(started.pop());
    }
  }

  /** One resource that cannot be closed must not keep the others open. */
  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.warn("{} could not be closed", resource.getClass().getSimpleName(), e);
    }
  }
}
