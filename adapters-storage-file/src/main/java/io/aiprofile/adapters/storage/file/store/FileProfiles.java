package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry in {@code system/profiles.json}. */
public final class FileProfiles implements Profiles {
  private static final Logger LOG = LoggerFactory.getLogger(FileProfiles.class);

  private record Snapshot(FileStamp stamp, NavigableMap<Slug, Profile> profiles) {}

  private final DataDirectory data;
  private volatile @Nullable Snapshot last;

  /** Which of them were reported. */
  private volatile Map<Slug, String> unknownStatuses = Map.of();

  @Inject
  public FileProfiles(DataDirectory data) {
    this.data = data;
  }

  @Override
  public boolean add(Profile profile) {
    return data.alone(data.system(), () -> addAlone(profile));
  }

  @Override
  public Optional<Profile> find(Slug slug) {
    return Optional.ofNullable(profiles().get(slug));
  }

  @Override
  public List<Profile> list() {
    return List.copyOf(profiles().values());
  }

  @Override
  public Optional<Profile> update(Slug slug, UnaryOperator<Profile> change) {
    return data.alone(data.system(), () -> updateAlone(slug, change));
  }

  /**
   * Takes along whatever is left in the profile's folder, so that who gets the slug gets only it.
   */
  @Override
  public boolean erase(Slug slug) {
    if (find(slug).isEmpty()) {
      return false;
    }
    // The entry goes last: while there is one, an erasure that was cut short can be repeated.
    data.erase(data.profile(slug));
    SearchTerms.of(data).erased(slug);
    return data.alone(data.system(), () -> eraseAlone(slug));
  }

  private boolean addAlone(Profile profile) {
    ProfileRegistry registry = ProfileRegistry.read(file());
    registry.profiles(); // adding to what cannot be read would hide the damage
    if (registry.has(profile.slug())) {
      return false;
    }
    registry.add(profile);
    write(registry);
    return true;
  }

  private Optional<Profile> updateAlone(Slug slug, UnaryOperator<Profile> change) {
    ProfileRegistry registry = ProfileRegistry.read(file());
    Profile before = registry.profiles().get(slug);
    if (before == null) {
      return Optional.empty();
    }
    Profile after = kept(change.apply(before));
    if (!after.slug().equals(slug)) {
      throw new IllegalArgumentException("A profile keeps its slug");
    }
    if (!after.equals(before)) {
      registry.change(before, after);
      write(registry);
    }
    return Optional.of(after);
  }

  private boolean eraseAlone(Slug slug) {
    ProfileRegistry registry = ProfileRegistry.read(file());
    if (!registry.profiles().containsKey(slug)) {
      return false;
    }
    registry.remove(slug);
    write(registry);
    return true;
  }

  private void write(ProfileRegistry registry) {
    byte[] content = registry.content();
    data.files().replace(file(), out -> out.write(content));
  }

  /** Parsed again only when the file has changed, for this is asked on every visit. */
  NavigableMap<Slug, Profile> profiles() {
    Optional<FileStamp> stamp = FileStamp.of(file());
    if (stamp.isEmpty()) {
      return Collections.emptyNavigableMap();
    }
    Snapshot known = last;
    if (known != null && known.stamp.equals(stamp.get())) {
      return known.profiles;
    }
    boolean settled = stamp.get().isSettled(System.currentTimeMillis());
    ProfileRegistry registry = ProfileRegistry.read(file());
    NavigableMap<Slug, Profile> read = registry.profiles();
    report(registry.unknownStatuses());
    if (settled) {
      last = new Snapshot(stamp.get(), read);
    }
    return read;
  }

  private void report(Map<Slug, String> unknown) {
    if (!unknown.equals(unknownStatuses)) {
      unknownStatuses = unknown;
      unknown.forEach(
          (slug, status) ->
              LOG.warn(
                  "{}: the status of {} is {}, which this version does not know; it counts as {}",
                  file(),
                  slug,
                  status,
                  ProfileStatus.DISABLED));
    }
  }

  private static Profile kept(Profile profile) {
    return new Profile(
        profile.slug(),
        profile.name(),
        profile.headline(),
        profile.status(),
        Moments.kept(profile.createdAt()));
  }

  private Path file() {
    return file(data);
  }

  static Path file(DataDirectory data) {
    return data.system().resolve("profiles.json");
  }
}
