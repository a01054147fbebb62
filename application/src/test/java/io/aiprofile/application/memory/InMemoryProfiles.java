package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The registry for as long as this object lives. Thread-safe. */
public final class InMemoryProfiles implements Profiles {
  private final ConcurrentNavigableMap<Slug, Profile> profiles = new ConcurrentSkipListMap<>();

  @Override
  public boolean add(Profile profile) {
    Profile kept = asKept(profile);
    return profiles.putIfAbsent(kept.slug(), kept) == null;
  }

  @Override
  public Optional<Profile> find(Slug slug) {
    return Optional.ofNullable(profiles.get(slug));
  }

  @Override
  public List<Profile> list() {
    return List.copyOf(profiles.values());
  }

  @Override
  public Optional<Profile> update(Slug slug, UnaryOperator<Profile> change) {
    return Optional.ofNullable(
        profiles.computeIfPresent(slug, (key, profile) -> changed(profile, change)));
  }

  @Override
  public boolean erase(Slug slug) {
    return profiles.remove(slug) != null;
  }

  private static Profile changed(Profile profile, UnaryOperator<Profile> change) {
    Profile changed = change.apply(profile);
    if (!changed.slug().equals(profile.slug())) {
      throw new IllegalArgumentException("A profile keeps its slug");
    }
    return asKept(changed);
  }

  private static Profile asKept(Profile profile) {
    return new Profile(
        profile.slug(),
        profile.name(),
        profile.headline(),
        profile.status(),
        profile.createdAt().truncatedTo(ChronoUnit.MILLIS));
  }
}
