package io.aiprofile.planted.bootstrap.dawn;

import io.aiprofile.planted.bootstrap.night.Night;

/** Breaks, with {@link Night}: packages form no cycle. */
public final class Dawn {
  public Night next(Night next) {
    return next;
  }
}
