package io.aiprofile.bootstrap.config;

import io.aiprofile.adapters.storage.file.mirror.MirrorSettings;
import io.aiprofile.application.chat.RetrievalSettings;
import io.aiprofile.bootstrap.config.Configuration.EmbeddingModel;
import io.aiprofile.bootstrap.storage.StorageLocation;
import io.aiprofile.domain.document.UploadLimits;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The configuration as found, with what its writer should hear.
 *
 * @param warnings about names that look like misspellings, one sentence each
 * @param effective each setting as {@code KEY=value}, secrets masked, for the log
 */
public record LoadedConfiguration(
    Configuration configuration, List<String> warnings, List<String> effective) {

  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "::1");
  private static final int MIN_SECRET_LENGTH = 32;

  /**
   * Reads the environment over the {@code .env} file of the working directory.
   *
   * @throws InvalidConfiguration with everything that is wrong
   */
  public static LoadedConfiguration load(Map<String, String> environment, Path workingDirectory)
      throws InvalidConfiguration {
    DotEnv file = DotEnv.in(workingDirectory);
    Map<String, String> merged = new HashMap<>(file.values());
    merged.putAll(environment);
    Settings settings = new Settings(merged, file.problems());
    Path dataDir = dataDir(settings, workingDirectory);
    ServerSettings server = server(settings);
    TwinSettings twin = new TwinReader(settings, server.baseUrl()).read();
    Configuration configuration =
        new Configuration(
            dataDir,
            dataDir.resolve("cache"),
            storage(settings, dataDir, workingDirectory),
            new UploadLimits(
                settings.number(Keys.MAX_DOCUMENTS, 1, 100, UploadLimits.DEFAULT.maxDocuments())),
            new RetrievalSettings(
                settings.number(Keys.RAG_TOP_K, 1, 20, RetrievalSettings.DEFAULT.topK()),
                RetrievalSettings.DEFAULT.minConfidence()),
            twin,
            embeddings(settings, twin),
            server,
            settings.choice(Keys.LOG_LEVEL, Settings.LEVELS, "info"));
    settings.throwIfAnyIsWrong();
    return new LoadedConfiguration(configuration, warnings(merged), settings.effective());
  }

  private enum StorageKind {
    FILE,
    SQLITE,
    POSTGRES
  }

  private static StorageLocation storage(Settings settings, Path dataDir, Path workingDirectory) {
    StorageKind kind =
        settings.choice(
            Keys.STORAGE,
            Map.of(
                "file", StorageKind.FILE,
                "sqlite", StorageKind.SQLITE,
                "postgres", StorageKind.POSTGRES),
            "file");
    String url = settings.text(Keys.DATABASE_URL, "");
    Optional<StorageLocation> location = StorageLocation.parse(url, workingDirectory);
    return switch (kind) {
      case FILE -> files(settings, dataDir);
      case SQLITE -> {
        StorageLocation usual = new StorageLocation.Sqlite(dataDir.resolve("ai-profile.db"));
        if (!url.isEmpty() && location.filter(StorageLocation.Sqlite.class::isInstance).isEmpty()) {
          settings.refuse(Keys.DATABASE_URL, url, "with STORAGE=sqlite, sqlite:FILE or nothing");
        }
        yield location.orElse(usual);
      }
      case POSTGRES -> {
        if (location.filter(StorageLocation.Postgres.class::isInstance).isEmpty()) {
          settings.refuse(
              Keys.DATABASE_URL,
              url,
              "with STORAGE=postgres, postgres://USER:PASSWORD@HOST:PORT/DATABASE");
        }
        yield location.orElseGet(() -> new StorageLocation.Files(dataDir));
      }
    };
  }

  private static StorageLocation files(Settings settings, Path dataDir) {
    String repository = settings.text(Keys.HF_STORAGE_REPO, "");
    int minutes = settings.number(Keys.HF_LOG_SYNC_INTERVAL_MINUTES, 1, 1_440, 5);
    String token = settings.text(Keys.HF_TOKEN, "");
    if (repository.isEmpty()) {
      return new StorageLocation.Files(dataDir);
    }
    if (token.isEmpty()) {
      settings.refuse(Keys.HF_TOKEN, "", "the token that may write to HF_STORAGE_REPO");
      return new StorageLocation.Files(dataDir);
    }
    try {
      return new StorageLocation.Mirrored(
          dataDir, MirrorSettings.of(repository, token, Duration.ofMinutes(minutes)));
    } catch (IllegalArgumentException e) {
      settings.refuse(
          Keys.HF_STORAGE_REPO,
          "***",
          "USER/REPOSITORY of a Hugging Face dataset, or the https address of a git repository");
      return new StorageLocation.Files(dataDir);
    }
  }

  private static ServerSettings server(Settings settings) {
    String host = settings.text(Keys.HOST, "127.0.0.1");
    boolean isLocal = settings.choice(Keys.IS_LOCAL, Settings.SWITCH, "false");
    if (isLocal && !LOOPBACK.contains(host)) {
      settings.refuse(
          Keys.HOST, host, "with IS_LOCAL=true, which lets anyone in, only " + LOOPBACK);
    }
    String secret = settings.text(Keys.SESSION_SECRET_KEY, "");
    if (!secret.isEmpty() && secret.length() < MIN_SECRET_LENGTH) {
      settings.refuse(
          Keys.SESSION_SECRET_KEY, secret, MIN_SECRET_LENGTH + " characters or more, at random");
    }
    return new ServerSettings(
        host,
        settings.number(Keys.PORT, 0, 65_535, 7860),
        settings.origin(Keys.BASE_URL),
        isLocal,
        secret,
        settings.number(Keys.QUESTIONS_PER_MINUTE, 1, 100_000, 20),
        settings.number(Keys.QUESTIONS_PER_MINUTE_PER_ADDRESS, 1, 100_000, 200));
  }

  private static EmbeddingModel embeddings(Settings settings, TwinSettings twin) {
    String model = settings.text(Keys.EMBEDDING_MODEL, "local");
    if (model.equals("local")) {
      return new EmbeddingModel.Local();
    }
    if (twin.model().isEmpty()) {
      settings.refuse(Keys.EMBEDDING_MODEL, model, "local, unless there is a language model");
      return new EmbeddingModel.Local();
    }
    return new EmbeddingModel.Remote(twin.model().get().withModel(model));
  }

  private static Path dataDir(Settings settings, Path workingDirectory) {
    String typed = settings.text(Keys.DATA_DIR, "./data");
    try {
      return workingDirectory.resolve(typed).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      settings.refuse(Keys.DATA_DIR, typed, "a path");
      return workingDirectory;
    }
  }

  private static List<String> warnings(Map<String, String> merged) {
    return new TreeSet<>(merged.keySet())
        .stream()
            .flatMap(
                key ->
                    Keys.meantBy(key).stream()
                        .map(
                            meant ->
                                "%s is not a setting and has no effect; did you mean %s?"
                                    .formatted(key, meant)))
            .toList();
  }
}
