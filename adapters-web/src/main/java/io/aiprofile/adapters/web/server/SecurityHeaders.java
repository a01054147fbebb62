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

  /** Two years, as browsers ask of sites that they know by heart (RFC 6797). */
  private static final String HTTPS_ONLY = "max-age=63072000";

  private final boolean overHttps;

  /**
   * @param overHttps whether browsers reach the server by HTTPS, and should never do otherwise
   */
  SecurityHeaders(boolean overHttps) {
    this.overHttps = overHttps;
  }

  void set(HeaderMap headers) {
    ALL.forEach(headers::put);
    if (overHttps) {
      headers.put(new HttpString("Strict-Transport-Security"), HTTPS_ONLY);
    }
  }
}
