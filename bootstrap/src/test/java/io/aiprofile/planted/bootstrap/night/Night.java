package io.aiprofile.planted.bootstrap.night;

import io.aiprofile.planted.bootstrap.dawn.Dawn;

/** Breaks, with {@link Dawn}: packages form no cycle. */
public final class Night {
  public Dawn next(Dawn next) {
    return next;
  }
}
