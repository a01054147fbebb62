package io.aiprofile.planted.adapters.web;

import io.aiprofile.planted.adapters.notify.Tells;

/** Breaks: an adapter depends on no other. */
public final class ReachesAcross {
  public String across(Tells tells) {
    return tells.tell();
  }
}
