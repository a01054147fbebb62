package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.ChunksContract;

class InMemoryChunksTest implements ChunksContract {
  private final Chunks chunks = new InMemoryChunks();

  @Override
  public Chunks chunks() {
    return chunks;
  }
}
