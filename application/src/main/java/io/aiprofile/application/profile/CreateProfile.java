package io.aiprofile.application.profile;

import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.text.Romanizer;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** Registers a professional under an address made of the name. */
public final class CreateProfile {
  private static final int MAX_NAMESAKES = 10_000;

  /** What came of it. */
  public sealed interface Outcome {
    record Created(Profile profile) implements Outcome {}

    /** The name is blank, too long, or has no letter; the message says which names are accepted. */
    record Refused(String message) implements Outcome {}
  }

  private final Profiles profiles;
  private final Romanizer romanizer;
  private final InstantSource clock;

  @Inject
  public CreateProfile(Profiles profiles, Romanizer romanizer, InstantSource clock) {
    this.profiles = profiles;
    this.romanizer = romanizer;
    this.clock = clock;
  }

  /** Creates a profile that is not public yet; namesakes get a number behind their slug. */
  public Outcome create(String typedName) {
    Optional<DisplayName> name = DisplayName.parse(typedName);
    if (name.isEmpty()) {
      return new Outcome.Refused(
          "A name has 1 to %d characters and at least one letter."
              .formatted(DisplayName.MAX_LENGTH));
    }
    Optional<Slug> slug = Slug.fromLatin(romanizer.romanize(name.get().value()));
    if (slug.isEmpty()) {
      return new Outcome.Refused(
          "No address can be made of this name; add a spelling in Latin letters.");
    }
    return new Outcome.Created(register(name.get(), slug.get()));
  }

  private Profile register(DisplayName name, Slug slug) {
    for (int namesake = 1; namesake <= MAX_NAMESAKES; namesake++) {
      Slug free = namesake == 1 ? slug : slug.numbered(namesake);
      Profile profile = Profile.created(free, name, clock.instant());
      if (profiles.add(profile)) {
        return profile;
      }
    }
    throw new IllegalStateException("More than " + MAX_NAMESAKES + " profiles share " + slug);
  }
}
