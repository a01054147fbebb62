package io.aiprofile.adapters.web.auth;

import io.aiprofile.adapters.web.server.Request;
import jakarta.inject.Inject;

/** Who runs the platform: on a development server everybody on this machine. */
public final class Operators {
  private final Site site;

  @Inject
  public Operators(Site site) {
    this.site = site;
  }

  public boolean isOperator(Request request) {
    return site.isLocal() && request.peer().isLoopbackAddress();
  }
}
