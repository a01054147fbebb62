package io.aiprofile.adapters.web.auth;

import io.aiprofile.adapters.web.server.Request;

/**
 * How this installation is reached.
 *
 * @param baseUrl the public address without a slash at the end, such as {@code
 *     https://profiles.example}; empty to take what each request came to
 * @param isLocal whether anyone on this machine may act as any owner and as operator: only for a
 *     server that listens on a loopback address
 */
public record Site(String baseUrl, boolean isLocal) {

  /** Scheme, name and port as the visitor's browser knows them. */
  public String origin(Request request) {
    return baseUrl.isEmpty() ? request.origin() : baseUrl;
  }
}
