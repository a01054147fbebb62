package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.aiprofile.adapters.storage.file.store.DataDirectory;
import io.aiprofile.adapters.web.auth.Signature;
import jakarta.inject.Singleton;

/** Cookies are signed with a key that is made once and kept in the data folder. */
final class KeptKeyModule extends AbstractModule {
  @Provides
  @Singleton
  Signature signature(DataDirectory data) {
    return new Signature(data.secret("session.key"));
  }
}
