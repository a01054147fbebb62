package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.aiprofile.adapters.web.api.SwaggerUi;
import io.aiprofile.adapters.web.auth.Site;
import io.aiprofile.adapters.web.server.RateLimits;
import io.aiprofile.adapters.web.server.StaticFiles;
import io.aiprofile.bootstrap.config.ServerSettings;
import jakarta.inject.Singleton;

/** Pages and API over HTTP. */
final class WebModule extends AbstractModule {
  private final ServerSettings settings;

  WebModule(ServerSettings settings) {
    this.settings = settings;
  }

  @Provides
  @Singleton
  Site site() {
    return new Site(settings.baseUrl(), settings.isLocal());
  }

  @Provides
  @Singleton
  RateLimits rateLimits() {
    return new RateLimits(settings.perVisitor(), settings.perAddress());
  }

  @Provides
  @Singleton
  StaticFiles staticFiles() {
    return StaticFiles.load(SwaggerUi.files());
  }
}
