package io.aiprofile.adapters.storage.file.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.profile.DisplayName;
import io.aiprofile.domain.profile.Headline;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The registry in {@code system/profiles.json}: one object, keyed by slug. What this version does
 * not know, in an entry or beside the entries, is carried along when the file is written.
 */
public final class FileProfiles implements Profiles {
  private static final int MAX_FILE_BYTES = 64 << 20;
  private static final String REMEDY =
      " It was left as it is: repair it by hand or restore it from a backup.";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Numbers that are only carried along keep every digit.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectWriter PRETTY =
      JSON.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
              .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private record Entry(
      String name,
      @JsonSetter(nulls = Nulls.AS_EMPTY) String headline,
      String status,
      String createdAt) {}

  private record Snapshot(FileStamp stamp, NavigableMap<Slug, Profile> profiles) {}

  private final DataDirectory data;
  private volatile @Nullable Snapshot last;

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
    return data.alone(data.system(), () -> eraseAlone(slug));
  }

  private boolean addAlone(Profile profile) {
    ObjectNode registry = registry();
    parsed(registry); // adding to what cannot be read would hide the damage
    if (registry.has(profile.slug().value())) {
      return false;
    }
    registry.set(profile.slug().value(), JSON.valueToTree(entry(profile)));
    write(registry);
    return true;
  }

  private Optional<Profile> updateAlone(Slug slug, UnaryOperator<Profile> change) {
    ObjectNode registry = registry();
    Profile before = parsed(registry).get(slug);
    if (before == null) {
      return Optional.empty();
    }
    Profile after = change.apply(before);
    if (!after.slug().equals(slug)) {
      throw new IllegalArgumentException("A profile keeps its slug");
    }
    Entry entry = entry(after);
    if (!entry.equals(entry(before))) {
      ObjectNode changed = JSON.valueToTree(entry);
      registry.withObjectProperty(slug.value()).setAll(changed);
      write(registry);
    }
    return Optional.of(profile(slug, JSON.valueToTree(entry)));
  }

  private boolean eraseAlone(Slug slug) {
    ObjectNode registry = registry();
    if (!parsed(registry).containsKey(slug)) {
      return false;
    }
    registry.remove(slug.value());
    write(registry);
    return true;
  }

  private void write(ObjectNode registry) {
    data.files()
        .replace(
            file(),
            out -> {
              out.write(PRETTY.writeValueAsBytes(registry));
              out.write('\n');
            });
  }

  /** Parsed again only when the file has changed, for this is asked on every visit. */
  private NavigableMap<Slug, Profile> profiles() {
    Optional<FileStamp> stamp = FileStamp.of(file());
    if (stamp.isEmpty()) {
      return Collections.emptyNavigableMap();
    }
    Snapshot known = last;
    if (known != null && known.stamp.equals(stamp.get())) {
      return known.profiles;
    }
    boolean settled = stamp.get().isSettled(System.currentTimeMillis());
    NavigableMap<Slug, Profile> read = parsed(registry());
    if (settled) {
      last = new Snapshot(stamp.get(), read);
    }
    return read;
  }

  private ObjectNode registry() {
    Optional<byte[]> content = BoundedRead.of(file(), MAX_FILE_BYTES);
    if (content.isEmpty()) {
      return JSON.createObjectNode();
    }
    try {
      if (JSON.readTree(content.get()) instanceof ObjectNode registry) {
        return registry;
      }
    } catch (JacksonException e) {
      throw damaged("not valid JSON at line " + e.getLocation().getLineNr(), e);
    } catch (IOException e) {
      throw Failures.of("read", file(), e);
    }
    throw damaged("not one object keyed by slug", null);
  }

  /** Keys that cannot be slugs, and values that are no objects, are not profiles. */
  private NavigableMap<Slug, Profile> parsed(ObjectNode registry) {
    NavigableMap<Slug, Profile> profiles = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : registry.properties()) {
      Optional<Slug> slug = Slug.parse(field.getKey());
      if (slug.isPresent() && field.getValue().isObject()) {
        profiles.put(slug.get(), profile(slug.get(), field.getValue()));
      }
    }
    return profiles;
  }

  private Profile profile(Slug slug, JsonNode value) {
    try {
      Entry entry = JSON.treeToValue(value, Entry.class);
      return new Profile(
          slug,
          DisplayName.parse(entry.name).orElseGet(() -> new DisplayName(entry.name)),
          Headline.parse(entry.headline).orElseGet(() -> new Headline(entry.headline)),
          ProfileStatus.valueOf(entry.status.toUpperCase(Locale.ROOT)),
          Moments.of(entry.createdAt));
    } catch (JacksonException | RuntimeException e) {
      throw damaged("the entry \"" + slug + "\" needs a name, a known status and created_at", e);
    }
  }

  private static Entry entry(Profile profile) {
    return new Entry(
        profile.name().value(),
        profile.headline().value(),
        profile.status().name().toLowerCase(Locale.ROOT),
        Moments.text(profile.createdAt()));
  }

  private StorageFailure damaged(String what, @Nullable Throwable cause) {
    return new StorageFailure("Could not read " + file() + ": " + what + "." + REMEDY, cause);
  }

  private Path file() {
    return data.system().resolve("profiles.json");
  }
}
