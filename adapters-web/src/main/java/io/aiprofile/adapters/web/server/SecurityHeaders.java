package io.aiprofile.adapters.web.server;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.Map;

/** What every reply tells the browser never to do. */
final class SecurityHeaders {
  /** Our own files and nothing else; no inline script or style anywhere. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none';"
          + " frame-ancestors 'none'";

  private static final Map<HttpString, String> ALL =
      Map.of(
          new HttpString("Content-Security-Policy"), POLICY,
          new HttpString("X-Content-Type-Options"), "nosniff",
          new HttpString("Referrer-Policy"), "strict-origin-when-cross-origin",
          new HttpString("Cross-Origin-Opener-Policy"), "same-origin",
          new HttpString("Cross-Origin-Resource-Policy"), "same-origin",
          new HttpString("Permissions-Policy"), "camera=(), geolocation=(), microphone=()",
          new HttpString("X-Frame-Options"), "DENY");

  private SecurityHeaders() {}

  static void set(HeaderMap headers) {
    ALL.forEach(headers::put);
  }
}
