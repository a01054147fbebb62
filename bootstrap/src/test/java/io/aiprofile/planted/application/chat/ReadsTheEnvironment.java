package io.aiprofile.planted.application.chat;

/** Breaks: the application asks nothing of the outside world. */
public final class ReadsTheEnvironment {
  public boolean set(String name) {
    return System.getenv(name) != null;
  }
}
