package io.aiprofile.adapters.web.auth;

import io.aiprofile.adapters.web.server.Cookie;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.domain.chat.VisitorId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Tells browsers apart by a signed cookie, which holds nothing but a random number. */
public final class Visitors {
  /** How long a browser's conversations can be gone on with. */
  private static final Duration MAX_AGE = Duration.ofDays(180);

  private static final String COOKIE = "visitor";

  /**
   * A browser.
   *
   * @param csrf goes with each of its forms
   * @param fresh to be set with the reply, where the browser was not known
   */
  public record Visitor(VisitorId id, String csrf, Optional<Cookie> fresh) {}

  private final Signature signature;
  private final RandomGenerator random;

  @Inject
  public Visitors(Signature signature, RandomGenerator random) {
    this.signature = signature;
    this.random = random;
  }

  /**
   * The browser that sent the request: a new one where its cookie is missing or was tampered with.
   */
  public Visitor of(Request request) {
    return known(request)
        .map(id -> new Visitor(id, csrf(id), Optional.empty()))
        .orElseGet(this::fresh);
  }

  /** Whether the token was made for the browser that sent the request. */
  boolean isCsrf(Request request, String token) {
    return known(request).filter(id -> signature.matches(csrfText(id), token)).isPresent();
  }

  private Optional<VisitorId> known(Request request) {
    return request
        .cookie(COOKIE)
        .filter(value -> value.length() > 33 && value.charAt(32) == '.')
        .flatMap(
            value ->
                VisitorId.parse(value.substring(0, 32))
                    .filter(id -> signature.matches(cookieText(id), value.substring(33))));
  }

  private Visitor fresh() {
    VisitorId id = VisitorId.random(random);
    String value = id + "." + signature.of(cookieText(id));
    return new Visitor(id, csrf(id), Optional.of(new Cookie(COOKIE, value, MAX_AGE)));
  }

  private String csrf(VisitorId id) {
    return signature.of(csrfText(id));
  }

  private static String cookieText(VisitorId id) {
    return "visitor:" + id;
  }

  private static String csrfText(VisitorId id) {
    return "csrf:" + id;
  }
}
