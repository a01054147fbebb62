package io.aiprofile.planted.adapters.storage.file;

import io.aiprofile.planted.application.port.storage.Things;
import io.aiprofile.planted.application.port.storage.ThingsContract;

/** Shows nothing, but in the right place. */
public final class ProvenThingsTest implements ThingsContract {
  @Override
  public Things things() {
    return new ProvenThings();
  }
}
