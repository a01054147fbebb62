package io.aiprofile.application.profile;

import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Opens, closes, suspends or restores a profile; one that goes public passes a preflight. */
public final class ChangeStatus {
  /** What came of it. */
  public sealed interface Outcome {
    record Changed(Profile profile) implements Outcome {}

    record UnknownProfile() implements Outcome {}

    /**
     * The profile cannot go public yet and stays as it was.
     *
     * @param missing what is to be done, one sentence each
     */
    record NotReady(List<String> missing) implements Outcome {}
  }

  private final Profiles profiles;
  private final Readiness readiness;

  @Inject
  public ChangeStatus(Profiles profiles, Readiness readiness) {
    this.profiles = profiles;
    this.readiness = readiness;
  }

  /** Whether the caller may do this is decided before. */
  public Outcome change(Slug slug, ProfileStatus status) {
    Optional<Profile> profile = profiles.find(slug);
    if (profile.isPresent() && status.allowsChat() && !profile.get().status().allowsChat()) {
      List<String> missing = readiness.preflight(slug).missing();
      if (!missing.isEmpty()) {
        return new Outcome.NotReady(missing);
      }
    }
    return profiles
        .update(slug, found -> found.with(status))
        .<Outcome>map(Outcome.Changed::new)
        .orElseGet(Outcome.UnknownProfile::new);
  }
}
