package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import io.aiprofile.application.chat.RetrievalSettings;
import io.aiprofile.bootstrap.config.Configuration;
import io.aiprofile.domain.document.UploadLimits;
import io.aiprofile.domain.usage.Budget;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The limits and settings that use cases ask for, and the clock. */
final class SettingsModule extends AbstractModule {
  private final Configuration configuration;

  SettingsModule(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  protected void configure() {
    // A class is only ever made the way its author marked.
    binder().requireAtInjectOnConstructors();
    bind(UploadLimits.class).toInstance(configuration.limits());
    bind(RetrievalSettings.class).toInstance(configuration.retrieval());
    bind(Budget.class).toInstance(configuration.twin().budget());
    bind(RandomGenerator.class).toInstance(new SecureRandom());
    bind(InstantSource.class).toInstance(InstantSource.system());
  }
}
