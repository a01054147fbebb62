package io.aiprofile.planted.adapters.storage.file;

import io.aiprofile.planted.application.port.storage.Things;

/** An adapter that is held to its contract. */
public final class ProvenThings implements Things {
  @Override
  public String thing() {
    return "";
  }
}
