package io.aiprofile.planted.domain.nest;

import io.aiprofile.planted.domain.hen.Hen;

/** Breaks, with {@link Hen}: packages form no cycle. */
public final class Brood {
  public Hen next(Hen next) {
    return next;
  }
}
