package io.aiprofile.adapters.web.server;

/** Shows a problem to a person. */
@FunctionalInterface
public interface ErrorPages {
  Reply page(Problem problem, String requestId);
}
