package io.aiprofile.adapters.storage.sql;

import io.aiprofile.application.ProfilePlatform.Storage;

/** All storages in one database, for who composes the platform without injection. */
public final class SqlStorage {
  private SqlStorage() {}

  public static Storage in(SqlDatabase database) {
    return new Storage(
        new SqlProfiles(database),
        new SqlDocuments(database),
        new SqlChunks(database),
        new SqlConversations(database),
        new SqlChatEvents(database),
        new SqlLeads(database),
        new SqlGaps(database),
        new SqlOutbox(database),
        new SqlTokenLedger(database),
        new SqlIndexRuns(database),
        new SqlDirectory(database),
        new SqlSecrets(database),
        new SqlInspection(database));
  }
}
