package io.aiprofile.bootstrap.cli;

import com.google.inject.Injector;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.transfer.CopyStorage;
import io.aiprofile.bootstrap.config.Configuration;
import io.aiprofile.bootstrap.config.InvalidConfiguration;
import io.aiprofile.bootstrap.config.LoadedConfiguration;
import io.aiprofile.bootstrap.logging.LogFile;
import io.aiprofile.bootstrap.storage.OpenStorage;
import io.aiprofile.bootstrap.storage.StorageLocation;
import io.aiprofile.bootstrap.wiring.Lifecycle;
import io.aiprofile.bootstrap.wiring.Wiring;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the program. Configuration, log and product are made when a command first needs them,
 * so that help is given also where the configuration is wrong. For one thread.
 */
public final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Surroundings surroundings;
  private final StopSignal stop;
  private final Screen screen;
  private final Lifecycle lifecycle = new Lifecycle();
  private @Nullable Configuration configuration;
  private @Nullable Injector injector;
  private Optional<Path> log = Optional.empty();

  public Session(Surroundings surroundings, StopSignal stop) {
    this.surroundings = surroundings;
    this.stop = stop;
    this.screen = new Screen(surroundings);
  }

  public Screen screen() {
    return screen;
  }

  public StopSignal stop() {
    return stop;
  }

  public Progress progress() {
    return Progress.on(surroundings, screen);
  }

  /** A path as the person typed it, seen from where they are. */
  public Path path(Path typed) {
    return surroundings.workingDirectory().resolve(typed);
  }

  /** Keeps a resource until the program ends. */
  public <T extends AutoCloseable> T keep(T resource) {
    return lifecycle.keep(resource);
  }

  /** The file that is logged to, once there is one. */
  Optional<Path> log() {
    return log;
  }

  /** The configuration, read on first use; what is odd about it is shown then. */
  public Configuration configuration() throws InvalidConfiguration {
    Configuration known = configuration;
    if (known != null) {
      return known;
    }
    LoadedConfiguration loaded =
        LoadedConfiguration.load(surroundings.environment(), surroundings.workingDirectory());
    Configuration fresh = loaded.configuration();
    LogFile file = keep(LogFile.open(fresh.dataDir().resolve("logs"), fresh.logLevel()));
    log = Optional.of(file.path());
    loaded.warnings().forEach(screen::note);
    loaded.warnings().forEach(LOG::warn);
    LOG.debug("Effective configuration: {}", loaded.effective());
    configuration = fresh;
    return fresh;
  }

  /** A use case or port of the product as configured. */
  public <T> T get(Class<T> type) throws InvalidConfiguration {
    Injector product = injector;
    if (product == null) {
      product = productOver(configuration());
      injector = product;
    }
    return product.getInstance(type);
  }

  /** A product of its own, which ends with the session. */
  public Injector productOver(Configuration other) {
    return Wiring.injector(other, lifecycle);
  }

  /** Storage that a person names; empty when it is none. */
  Optional<StorageLocation> location(String typed) {
    return StorageLocation.parse(typed, surroundings.workingDirectory());
  }

  /** Opens storage until the program ends. */
  OpenStorage open(StorageLocation location) {
    return keep(OpenStorage.at(location));
  }

  /** The configured storage as a person may see it. */
  String shownStorage() throws InvalidConfiguration {
    return configuration().storage().toString();
  }

  /** Shows how far a copy is, and stops it when asked to. */
  CopyStorage.Progress told(Progress progress, String stage) {
    return (what, done, total) -> {
      progress.at(stage, done, total);
      return !stop.isRequested();
    };
  }

  /** The profile that is meant, or empty after it was said that there is none. */
  Optional<Profile> profile(String typedSlug) throws InvalidConfiguration {
    return profile(typedSlug, get(Profiles.class));
  }

  /** The same of other profiles than those of the product. */
  Optional<Profile> profile(String typedSlug, Profiles profiles) {
    Optional<Profile> profile = Slug.parse(typedSlug).flatMap(profiles::find);
    if (profile.isEmpty()) {
      screen.note(
          "There is no profile “%s”; check the spelling, or create one with: ai-profile new NAME"
              .formatted(shortened(typedSlug)));
    }
    return profile;
  }

  private static String shortened(String typed) {
    return typed.length() <= Slug.MAX_LENGTH ? typed : typed.substring(0, Slug.MAX_LENGTH) + "…";
  }

  @Override
  public void close() {
    lifecycle.close();
  }
}
