package io.aiprofile.planted.domain.hen;

import io.aiprofile.planted.domain.nest.Brood;

/** Breaks, with {@link Brood}: packages form no cycle. */
public final class Hen {
  public Brood next(Brood next) {
    return next;
  }
}
