package io.aiprofile.adapters.web.auth;

import io.aiprofile.adapters.web.server.Problem;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.domain.profile.Slug;

/** The profile that a path names. */
public final class Slugs {
  private Slugs() {}

  /**
   * The slug in {@code {slug}}.
   *
   * @throws Problem as for a profile that is not there when it cannot be one
   */
  public static Slug of(Request request) throws Problem {
    return Slug.parse(request.path("slug")).orElseThrow(Problem::notFound);
  }
}
