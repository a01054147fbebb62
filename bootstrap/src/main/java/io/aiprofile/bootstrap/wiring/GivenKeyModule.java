package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import io.aiprofile.adapters.web.auth.Signature;
import java.nio.charset.StandardCharsets;

/** Cookies are signed with a key from the configuration, which several nodes can share. */
final class GivenKeyModule extends AbstractModule {
  private final String secret;

  GivenKeyModule(String secret) {
    this.secret = secret;
  }

  @Override
  protected void configure() {
    bind(Signature.class).toInstance(new Signature(secret.getBytes(StandardCharsets.UTF_8)));
  }
}
