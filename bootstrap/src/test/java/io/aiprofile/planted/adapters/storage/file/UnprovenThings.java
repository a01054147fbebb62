package io.aiprofile.planted.adapters.storage.file;

import io.aiprofile.planted.application.port.storage.Things;

/** Breaks: the test of an adapter implements the contract; it has none. */
public final class UnprovenThings implements Things {
  @Override
  public String thing() {
    return "";
  }
}
