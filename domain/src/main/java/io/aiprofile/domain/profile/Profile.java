package io.aiprofile.domain.profile;

import java.time.Instant;

/** One professional on the platform. Everything else that belongs to them is keyed by the slug. */
public record Profile(
    Slug slug, DisplayName name, Headline headline, ProfileStatus status, Instant createdAt) {

  /** A new profile: not public until its owner publishes it. */
  public static Profile created(Slug slug, DisplayName name, Instant now) {
    return new Profile(slug, name, Headline.NONE, ProfileStatus.DISABLED, now);
  }

  public Profile with(ProfileStatus other) {
    return new Profile(slug, name, headline, other, createdAt);
  }

  public Profile with(Headline other) {
    return new Profile(slug, name, other, status, createdAt);
  }
}
