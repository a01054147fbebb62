package io.aiprofile.application.profile;

import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.Optional;

/** Changes what a professional says of themselves below their name. */
public final class ChangeHeadline {
  /** What came of it. */
  public sealed interface Outcome {
    record Changed(Profile profile) implements Outcome {}

    record UnknownProfile() implements Outcome {}

    /** The message says which headlines are accepted. */
    record Refused(String message) implements Outcome {}
  }

  private final Profiles profiles;

  @Inject
  public ChangeHeadline(Profiles profiles) {
    this.profiles = profiles;
  }

  public Outcome change(Slug slug, String typed) {
    Optional<Headline> headline = Headline.parse(typed);
    if (headline.isEmpty()) {
      return new Outcome.Refused(
          "A headline has at most %d characters; this one has %d."
              .formatted(Headline.MAX_LENGTH, typed.strip().length()));
    }
    return profiles
        .update(slug, profile -> profile.with(headline.get()))
        .<Outcome>map(Outcome.Changed::new)
        .orElseGet(Outcome.UnknownProfile::new);
  }
}
