package io.aiprofile.planted.adapters.notify;

/** What others must not reach across to. */
public final class Tells {
  public String tell() {
    return "";
  }
}
