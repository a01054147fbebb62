package io.aiprofile.planted.application.shell;

import io.aiprofile.planted.application.egg.Egg;

/** Breaks, with {@link Egg}: packages form no cycle. */
public final class Shell {
  public Egg next(Egg next) {
    return next;
  }
}
