package io.aiprofile.planted.adapters.web.ebb;

import io.aiprofile.planted.adapters.web.tide.Tide;

/** Breaks, with {@link Tide}: packages form no cycle. */
public final class Ebb {
  public Tide next(Tide next) {
    return next;
  }
}
