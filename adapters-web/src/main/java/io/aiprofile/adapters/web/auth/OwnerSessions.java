package io.aiprofile.adapters.web.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aiprofile.adapters.web.server.Cookie;
import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Owners who are signed in, in this process's memory: a restart signs everybody out. Known by the
 * hash of a random token, so that memory holds nothing that could be replayed.
 */
@Singleton
public final class OwnerSessions {
  private static final Duration IDLE = Duration.ofHours(8);
  private static final Duration ABSOLUTE = Duration.ofDays(7);
  private static final int MAX_SESSIONS = 10_000;
  private static final String COOKIE = "session";

  private record Session(Slug slug, Instant expires) {}

  private final Cache<ContentHash, Session> sessions =
      Caffeine.newBuilder().expireAfterAccess(IDLE).maximumSize(MAX_SESSIONS).build();
  private final InstantSource clock;
  private final RandomGenerator random;

  @Inject
  public OwnerSessions(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Signs in; a token that the browser had before does not count any more. */
  public Cookie open(Request request, Slug slug) {
    close(request);
    String token =
        "%016x%016x%016x".formatted(random.nextLong(), random.nextLong(), random.nextLong());
    sessions.put(ContentHash.of(token), new Session(slug, clock.instant().plus(ABSOLUTE)));
    return new Cookie(COOKIE, token, ABSOLUTE);
  }

  /** The profile that the browser is signed in to. */
  public Optional<Slug> slug(Request request) {
    return request
        .cookie(COOKIE)
        .map(token -> sessions.getIfPresent(ContentHash.of(token)))
        .filter(session -> session.expires.isAfter(clock.instant()))
        .map(Session::slug);
  }

  /**
   * The same where the route is for owners only.
   *
   * @throws Problem when nobody is signed in
   */
  public Slug required(Request request) throws Problem {
    return slug(request)
        .orElseThrow(() -> Problem.unauthorized("Open /owner and sign in; then repeat this."));
  }

  /** Signs everybody out of a profile that is gone: who gets its slug next is somebody else. */
  public void closeAll(Slug slug) {
    sessions.asMap().values().removeIf(session -> session.slug.equals(slug));
  }

  /** Signs out. */
  public Cookie close(Request request) {
    request.cookie(COOKIE).ifPresent(token -> sessions.invalidate(ContentHash.of(token)));
    return new Cookie(COOKIE, "", Duration.ZERO);
  }
}
