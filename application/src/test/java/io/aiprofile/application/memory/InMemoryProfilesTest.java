package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.ProfilesContract;

class InMemoryProfilesTest implements ProfilesContract {
  private final Profiles profiles = new InMemoryProfiles();

  @Override
  public Profiles profiles() {
    return profiles;
  }
}
