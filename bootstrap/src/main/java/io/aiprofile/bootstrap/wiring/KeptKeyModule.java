package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.aiprofile.adapters.web.auth.Signature;
import io.aiprofile.application.port.storage.Secrets;
import jakarta.inject.Singleton;

/** Cookies are signed with a key that is made once and kept with the data: all nodes share it. */
final class KeptKeyModule extends AbstractModule {
  @Provides
  @Singleton
  Signature signature(Secrets secrets) {
    return new Signature(secrets.readOrMake("session.key"));
  }
}
