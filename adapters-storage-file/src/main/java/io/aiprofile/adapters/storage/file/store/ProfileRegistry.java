package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.StorageFailure.Kind;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in {@code profiles.json}: one object, keyed by slug. Everything that this version
 * does not know or does not change stays as it is written. Of an entry of the earlier system the
 * name may be its display name, and headline and moment may be missing.
 */
final class ProfileRegistry {
  private static final int MAX_FILE_BYTES = 64 << 20;
  private static final String REMEDY =
      " It was left as it is: repair it by hand or restore it from a backup.";

  private static final String NAME = "name";
  private static final String DISPLAY_NAME = "display_name";
  private static final String HEADLINE = "headline";
  private static final String STATUS = "status";
  private static final String CREATED_AT = "created_at";

  private final Path file;
  private final ObjectNode entries;

  /** Of the file; stands in for the moments that entries lack. */
  private final Instant modified;

  private ProfileRegistry(Path file, ObjectNode entries, Instant modified) {
    this.file = file;
    this.entries = entries;
    this.modified = modified;
  }

  /**
   * Empty when there is no such file.
   *
   * @throws StorageFailure when it makes no sense
   */
  static ProfileRegistry read(Path file) {
    Instant modified =
        FileStamp.of(file).map(stamp -> stamp.modified().toInstant()).orElse(Instant.EPOCH);
    return BoundedRead.of(file, MAX_FILE_BYTES)
        .map(content -> new ProfileRegistry(file, entries(file, content), modified))
        .orElseGet(
            () -> new ProfileRegistry(file, JsonNodeFactory.instance.objectNode(), modified));
  }

  /** Keys that cannot be slugs, and values that are no objects, are not profiles. */
  NavigableMap<Slug, Profile> profiles() {
    NavigableMap<Slug, Profile> profiles = new TreeMap<>();
    entriesOfProfiles().forEach((slug, entry) -> profiles.put(slug, profile(slug, entry)));
    return profiles;
  }

  /** How statuses are spelt that nobody knows. */
  Map<Slug, String> unknownStatuses() {
    Map<Slug, String> unknown = new TreeMap<>();
    entriesOfProfiles()
        .forEach(
            (slug, entry) -> {
              if (status(entry).isEmpty()) {
                unknown.put(slug, entry.path(STATUS).asText("missing"));
              }
            });
    return unknown;
  }

  /** The keys of entries that look like profiles', but cannot be slugs. */
  List<String> unusable() {
    return entries
        .propertyStream()
        .filter(entry -> entry.getValue().has(NAME) || entry.getValue().has(DISPLAY_NAME))
        .map(Map.Entry::getKey)
        .filter(key -> Slug.parse(key).isEmpty())
        .toList();
  }

  /** Whether anything stands under that name. */
  boolean has(Slug slug) {
    return entries.has(slug.value());
  }

  void add(Profile profile) {
    ObjectNode entry = entries.putObject(profile.slug().value());
    entry.put(NAME, profile.name().value());
    entry.put(HEADLINE, profile.headline().value());
    entry.put(STATUS, spelt(profile.status()));
    entry.put(CREATED_AT, Moments.text(profile.createdAt()));
  }

  /** Writes what differs, and nothing else. */
  void change(Profile before, Profile after) {
    ObjectNode entry = entries.withObjectProperty(before.slug().value());
    if (!after.name().equals(before.name())) {
      entry.put(entry.path(NAME).isTextual() ? NAME : DISPLAY_NAME, after.name().value());
    }
    if (!after.headline().equals(before.headline())) {
      entry.put(HEADLINE, after.headline().value());
    }
    if (after.status() != before.status()) {
      entry.put(STATUS, spelt(after.status()));
    }
    if (!after.createdAt().equals(before.createdAt())) {
      entry.put(CREATED_AT, Moments.text(after.createdAt()));
    }
  }

  void remove(Slug slug) {
    entries.remove(slug.value());
  }

  /** As it is to be written; moments that were missing are in it, for the file's is about to go. */
  byte[] content() {
    for (ObjectNode entry : entriesOfProfiles().values()) {
      if (text(entry, CREATED_AT).isEmpty()) {
        entry.put(CREATED_AT, Moments.text(modified));
      }
    }
    return JsonFile.content(entries);
  }

  private Map<Slug, ObjectNode> entriesOfProfiles() {
    Map<Slug, ObjectNode> profiles = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : entries.properties()) {
      Optional<Slug> slug = Slug.parse(field.getKey());
      if (slug.isPresent() && field.getValue() instanceof ObjectNode entry) {
        profiles.put(slug.get(), entry);
      }
    }
    return profiles;
  }

  private Profile profile(Slug slug, ObjectNode entry) {
    try {
      String name = text(entry, NAME).or(() -> text(entry, DISPLAY_NAME)).orElseThrow();
      String headline = text(entry, HEADLINE).orElse("");
      return new Profile(
          slug,
          DisplayName.parse(name).orElseGet(() -> new DisplayName(name)),
          Headline.parse(headline).orElseGet(() -> new Headline(headline)),
          status(entry).orElse(ProfileStatus.DISABLED),
          text(entry, CREATED_AT).map(Moments::of).orElse(Moments.kept(modified)));
    } catch (RuntimeException e) {
      throw damaged(file, "the entry \"" + slug + "\" needs a name and a sound created_at", e);
    }
  }

  private static Optional<ProfileStatus> status(ObjectNode entry) {
    String spelt = text(entry, STATUS).orElse("");
    return Stream.of(ProfileStatus.values())
        .filter(status -> spelt(status).equals(spelt.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static String spelt(ProfileStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> text(ObjectNode entry, String field) {
    return Optional.ofNullable(entry.path(field).textValue());
  }

  private static ObjectNode entries(Path file, byte[] content) {
    try {
      if (JsonFile.read(content) instanceof ObjectNode entries) {
        return entries;
      }
    } catch (JacksonException e) {
      throw damaged(file, "not valid JSON at line " + e.getLocation().getLineNr(), e);
    } catch (IOException e) {
      throw Failures.of("read", file, e);
    }
    throw damaged(file, "not one object keyed by slug", null);
  }

  private static StorageFailure damaged(Path file, String what, @Nullable Exception cause) {
    return new StorageFailure(
        Kind.DAMAGED, "Could not read " + file + ": " + what + "." + REMEDY, cause);
  }
}
