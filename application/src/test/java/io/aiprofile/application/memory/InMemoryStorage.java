package io.aiprofile.application.memory;

import io.aiprofile.application.ProfilePlatform.Storage;

/** All storages together, empty, for as long as they live. */
public final class InMemoryStorage {
  private InMemoryStorage() {}

  public static Storage empty() {
    InMemoryOutbox outbox = new InMemoryOutbox();
    InMemoryProfiles profiles = new InMemoryProfiles();
    InMemoryChunks chunks = new InMemoryChunks();
    return new Storage(
        profiles,
        new InMemoryDocuments(),
        chunks,
        new InMemoryConversations(),
        new InMemoryChatEvents(),
        new InMemoryLeads(outbox),
        new InMemoryGaps(outbox),
        outbox,
        new InMemoryTokenLedger(),
        new InMemoryIndexRuns(),
        new InMemoryDirectory(profiles, chunks),
        new InMemorySecrets(),
        problem -> {});
  }
}
