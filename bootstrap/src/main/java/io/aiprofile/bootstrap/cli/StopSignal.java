package io.aiprofile.bootstrap.cli;

/** Tells a command that it was asked to stop, by Ctrl-C or by whoever manages the process. */
public final class StopSignal {
  /** Thrown to unwind a command that was asked to stop. */
  public static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Stopped() {
      super("Stopped; nothing was changed.");
    }
  }

  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }

  /**
   * Goes on, unless it was requested to stop.
   *
   * @throws Stopped if so
   */
  public void check() {
    if (requested) {
      throw new Stopped();
    }
  }
}
