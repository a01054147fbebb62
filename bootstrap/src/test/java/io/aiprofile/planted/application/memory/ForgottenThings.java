package io.aiprofile.planted.application.memory;

import io.aiprofile.planted.application.port.storage.Things;

/** Breaks: the test of an adapter implements the contract. */
public final class ForgottenThings implements Things {
  @Override
  public String thing() {
    return "";
  }
}
