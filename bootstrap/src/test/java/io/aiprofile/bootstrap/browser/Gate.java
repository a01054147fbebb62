package io.aiprofile.bootstrap.browser;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a test holds the product until it has looked. Open until it is closed. */
final class Gate {
  /** Longer than any test looks; then the product goes on, and the test fails by itself. */
  private static final long DEADLINE_S = 30;

  private volatile CountDownLatch opened = new CountDownLatch(0);
  private volatile CountDownLatch reached = new CountDownLatch(1);

  void close() {
    opened = new CountDownLatch(1);
    reached = new CountDownLatch(1);
  }

  void open() {
    opened.countDown();
  }

  /** Waits until the product stands at the gate. */
  void awaitReached() {
    await(reached, "Nothing came to the gate");
  }

  /** The product's side. */
  void pass() {
    reached.countDown();
    await(opened, "The gate was never opened");
  }

  private static void await(CountDownLatch latch, String otherwise) {
    try {
      if (!latch.await(DEADLINE_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException(otherwise);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(otherwise, e);
    }
  }
}
