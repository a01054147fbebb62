package io.aiprofile.bootstrap.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.aiprofile.bootstrap.config.Configuration;
import io.aiprofile.bootstrap.config.Configuration.EmbeddingModel;
import io.aiprofile.bootstrap.config.TwinSettings;

/** Chooses the modules that a configuration asks for; no module decides anything itself. */
public final class Wiring {
  static {
    // Guice makes classes through sun.misc.Unsafe, of which Java 24 and newer warn on the console.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
  }

  private Wiring() {}

  /**
   * The product as configured.
   *
   * @param lifecycle ends what the modules start
   */
  public static Injector injector(Configuration configuration, Lifecycle lifecycle) {
    return Guice.createInjector(modules(configuration, lifecycle));
  }

  /** The same before it is made, for who wants to replace a part. */
  public static Module modules(Configuration configuration, Lifecycle lifecycle) {
    return Modules.combine(
        new SettingsModule(configuration),
        new BackgroundModule(lifecycle),
        new StorageModule(configuration.storage(), lifecycle),
        language(configuration, lifecycle),
        twin(configuration.twin(), lifecycle),
        new NotifyModule(),
        key(configuration),
        new WebModule(configuration.server()));
  }

  private static Module language(Configuration configuration, Lifecycle lifecycle) {
    Module reading = new ReadingModule(lifecycle);
    return switch (configuration.embeddingModel()) {
      case EmbeddingModel.Local local ->
          Modules.combine(reading, new LocalEmbeddingsModule(configuration.cacheDir(), lifecycle));
      case EmbeddingModel.Remote remote ->
          Modules.combine(
              reading,
              new RemoteEmbeddingsModule(remote.provider(), configuration.cacheDir(), lifecycle));
    };
  }

  private static Module key(Configuration configuration) {
    String secret = configuration.server().secret();
    return secret.isEmpty() ? new KeptKeyModule() : new GivenKeyModule(secret);
  }

  private static Module twin(TwinSettings settings, Lifecycle lifecycle) {
    return settings.model().isPresent()
        ? new LlmTwinModule(settings, lifecycle)
        : new LocalTwinModule();
  }
}
