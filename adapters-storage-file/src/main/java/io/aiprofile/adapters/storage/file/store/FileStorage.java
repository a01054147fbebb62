package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.ProfilePlatform.Storage;

/** All storages over one data directory, for who composes the platform without injection. */
public final class FileStorage {
  private FileStorage() {}

  public static Storage in(DataDirectory data) {
    return new Storage(
        new FileProfiles(data),
        new FileDocuments(data),
        new FileChunks(data),
        new FileConversations(data),
        new FileChatEvents(data),
        new FileLeads(data),
        new FileGaps(data),
        new FileOutbox(data),
        new FileTokenLedger(data),
        new FileIndexRuns(data),
        new FileDirectory(data),
        new FileSecrets(data),
        new FileInspection(data));
  }
}
