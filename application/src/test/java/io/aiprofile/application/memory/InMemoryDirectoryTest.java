package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.DirectoryContract;
import io.aiprofile.application.port.storage.Profiles;

class InMemoryDirectoryTest implements DirectoryContract {
  private final Profiles profiles = new InMemoryProfiles();
  private final Chunks chunks = new InMemoryChunks();

  @Override
  public Directory directory() {
    return new InMemoryDirectory(profiles, chunks);
  }

  @Override
  public Profiles profiles() {
    return profiles;
  }

  @Override
  public Chunks chunks() {
    return chunks;
  }
}
