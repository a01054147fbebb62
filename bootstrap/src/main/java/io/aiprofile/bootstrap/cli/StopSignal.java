package io.aiprofile.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a command that it was asked to stop, by Ctrl-C or by whoever manages the process. */
public final class StopSignal {
  /** Thrown to unwind a command that was asked to stop. */
  public static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Stopped() {
      super("Stopped; nothing was changed.");
    }
  }

  private final CountDownLatch requested = new CountDownLatch(1);

  public void request() {
    requested.countDown();
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits at most so long for it to be requested. */
  boolean isRequestedWithin(Duration time) {
    try {
      return requested.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Waits until it is requested. */
  public void await() throws InterruptedException {
    requested.await();
  }

  /**
   * Goes on, unless it was requested to stop.
   *
   * @throws Stopped if so
   */
  public void check() {
    if (isRequested()) {
      throw new Stopped();
    }
  }
}
