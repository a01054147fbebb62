package io.aiprofile.adapters.web.server;

import java.time.Duration;

/**
 * A cookie that only this host gets back, only over HTTPS or from this machine, that no script
 * reads, and that other sites' requests do not carry except when they link here.
 *
 * @param name without the prefix {@code __Host-}
 * @param maxAge zero to remove it
 */
public record Cookie(String name, String value, Duration maxAge) {
  /** Tells the browser to hold to what is promised above (RFC 6265bis, section 4.1.3.2). */
  static final String PREFIX = "__Host-";

  String header() {
    return "%s%s=%s; Path=/; Max-Age=%d; Secure; HttpOnly; SameSite=Lax"
        .formatted(PREFIX, name, value, maxAge.toSeconds());
  }
}
