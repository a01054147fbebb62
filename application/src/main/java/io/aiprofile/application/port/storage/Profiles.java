package io.aiprofile.application.port.storage;

import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The registry of profiles. Every method throws {@link StorageFailure} when the storage fails. */
public interface Profiles {

  /**
   * Adds a profile, durably when this returns. Of two concurrent additions under one slug exactly
   * one succeeds.
   *
   * @return false, and nothing changed, when the slug is taken in any status
   */
  boolean add(Profile profile);

  /** The profile in whatever status, or empty when there never was one or it was erased. */
  Optional<Profile> find(Slug slug);

  /** All profiles in whatever status, ordered by slug. */
  List<Profile> list();

  /**
   * Changes a profile in one durable step: no other change comes between what the function is given
   * and what it returns.
   *
   * @param change keeps the slug; is called at most once, and must be short
   * @return the profile as changed, or empty when there is none
   */
  Optional<Profile> update(Slug slug, UnaryOperator<Profile> change);

  /** Removes a profile durably, so that its slug is free; returns false when there was none. */
  boolean erase(Slug slug);
}
