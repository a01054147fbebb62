package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Gaps;
import io.aiprofile.application.port.storage.IndexRuns;
import io.aiprofile.application.port.storage.Leads;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.Secrets;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.bootstrap.storage.OpenStorage;
import io.aiprofile.bootstrap.storage.StorageLocation;
import jakarta.inject.Singleton;

/** Keeps everything at one location, which is opened when first needed. */
final class StorageModule extends AbstractModule {
  private final StorageLocation location;
  private final Lifecycle lifecycle;

  StorageModule(StorageLocation location, Lifecycle lifecycle) {
    this.location = location;
    this.lifecycle = lifecycle;
  }

  @Provides
  @Singleton
  Storage storage() {
    return lifecycle.keep(OpenStorage.at(location)).storage();
  }

  @Provides
  Profiles profiles(Storage storage) {
    return storage.profiles();
  }

  @Provides
  Documents documents(Storage storage) {
    return storage.documents();
  }

  @Provides
  Chunks chunks(Storage storage) {
    return storage.chunks();
  }

  @Provides
  Conversations conversations(Storage storage) {
    return storage.conversations();
  }

  @Provides
  ChatEvents chatEvents(Storage storage) {
    return storage.chatEvents();
  }

  @Provides
  Leads leads(Storage storage) {
    return storage.leads();
  }

  @Provides
  Gaps gaps(Storage storage) {
    return storage.gaps();
  }

  @Provides
  Outbox outbox(Storage storage) {
    return storage.outbox();
  }

  @Provides
  TokenLedger tokenLedger(Storage storage) {
    return storage.tokenLedger();
  }

  @Provides
  IndexRuns indexRuns(Storage storage) {
    return storage.indexRuns();
  }

  @Provides
  Directory directory(Storage storage) {
    return storage.directory();
  }

  @Provides
  Secrets secrets(Storage storage) {
    return storage.secrets();
  }
}
