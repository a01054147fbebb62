package io.aiprofile.planted.application.egg;

import io.aiprofile.planted.application.shell.Shell;

/** Breaks, with {@link Shell}: packages form no cycle. */
public final class Egg {
  public Shell next(Shell next) {
    return next;
  }
}
