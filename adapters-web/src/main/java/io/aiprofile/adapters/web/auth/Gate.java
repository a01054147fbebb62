package io.aiprofile.adapters.web.auth;

import io.aiprofile.adapters.web.server.Gatekeeper;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.server.Route;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * Lets through what may pass. What changes something must come from our own pages: the browser says
 * so itself, and forms carry a token; programs, which carry no cookies, send neither.
 */
public final class Gate implements Gatekeeper {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final Site site;
  private final Visitors visitors;
  private final OwnerSessions sessions;
  private final Operators operators;

  @Inject
  public Gate(Site site, Visitors visitors, OwnerSessions sessions, Operators operators) {
    this.site = site;
    this.visitors = visitors;
    this.sessions = sessions;
    this.operators = operators;
  }

  @Override
  public void admit(Request request) throws Exception {
    Route route = request.route();
    if (site.isLocal() && !LOOPBACK.contains(request.host())) {
      // A foreign name that resolves to this machine would make foreign pages our own.
      throw Problem.misdirected();
    }
    if (route.method().isUnsafe()) {
      refuseForeignPages(request);
    }
    switch (route.access()) {
      case ANYONE -> {}
      case OWNER -> sessions.required(request);
      case OPERATOR -> requireOperator(request);
    }
    if (route.method().isUnsafe() && !route.isApi()) {
      requireToken(request);
    }
  }

  private void refuseForeignPages(Request request) throws Problem {
    Optional<String> from = request.header("Sec-Fetch-Site");
    if (from.isPresent() && !from.get().equals("same-origin") && !from.get().equals("none")) {
      throw foreign();
    }
    Optional<String> origin = request.header("Origin");
    if (origin.isPresent() && !origin.get().equals(site.origin(request))) {
      throw foreign();
    }
  }

  private static Problem foreign() {
    return Problem.forbidden(
        "This came from another site's page; open the page here and repeat it.");
  }

  private void requireOperator(Request request) throws Problem {
    if (!operators.isOperator(request)) {
      throw Problem.unauthorized(
          "This part of the API needs a key, and this server cannot issue keys yet. On your own"
              + " machine start it with IS_LOCAL=true.");
    }
  }

  private void requireToken(Request request) throws Exception {
    Optional<String> header = request.header("X-CSRF-Token");
    String inForm = header.isEmpty() && request.isForm() ? request.form().field("csrf") : "";
    String token = header.orElse(inForm);
    if (!visitors.isCsrf(request, token)) {
      throw Problem.forbidden(
          "This form is out of date, or cookies are off; reload the page and send it again.");
    }
  }
}
