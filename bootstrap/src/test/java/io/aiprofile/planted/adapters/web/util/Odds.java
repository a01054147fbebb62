package io.aiprofile.planted.adapters.web.util;

/** Breaks: packages are named after their subject, and are null-marked. */
public final class Odds {
  public String ends() {
    return "";
  }
}
