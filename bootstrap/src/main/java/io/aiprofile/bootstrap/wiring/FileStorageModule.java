package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.aiprofile.adapters.storage.file.store.DataDirectory;
import io.aiprofile.adapters.storage.file.store.FileChatEvents;
import io.aiprofile.adapters.storage.file.store.FileChunks;
import io.aiprofile.adapters.storage.file.store.FileConversations;
import io.aiprofile.adapters.storage.file.store.FileDocuments;
import io.aiprofile.adapters.storage.file.store.FileGaps;
import io.aiprofile.adapters.storage.file.store.FileIndexRuns;
import io.aiprofile.adapters.storage.file.store.FileLeads;
import io.aiprofile.adapters.storage.file.store.FileOutbox;
import io.aiprofile.adapters.storage.file.store.FileProfiles;
import io.aiprofile.adapters.storage.file.store.FileTokenLedger;
import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.TokenLedger;
import java.nio.file.Path;

/** Keeps everything in files below one folder. */
final class FileStorageModule extends AbstractModule {
  private final Path dataDir;

  FileStorageModule(Path dataDir) {
    this.dataDir = dataDir;
  }

  @Override
  protected void configure() {
    bind(Profiles.class).to(FileProfiles.class).in(Singleton.class);
    bind(Documents.class).to(FileDocuments.class).in(Singleton.class);
    bind(Conversations.class).to(FileConversations.class).in(Singleton.class);
    bind(ChatEvents.class).to(FileChatEvents.class).in(Singleton.class);
    bind(Leads.class).to(FileLeads.class).in(Singleton.class);
    bind(Gaps.class).to(FileGaps.class).in(Singleton.class);
    bind(Outbox.class).to(FileOutbox.class).in(Singleton.class);
    bind(TokenLedger.class).to(FileTokenLedger.class).in(Singleton.class);
    bind(IndexRuns.class).to(FileIndexRuns.class).in(Singleton.class);
    bind(Chunks.class).to(FileChunks.class).in(Singleton.class);
  }

  @Provides
  @Singleton
  DataDirectory dataDirectory() {
    return DataDirectory.open(dataDir);
  }
}
