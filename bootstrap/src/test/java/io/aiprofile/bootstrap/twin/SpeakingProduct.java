package io.aiprofile.bootstrap.twin;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import io.aiprofile.adapters.llm.Deadlines;
import io.aiprofile.adapters.llm.OpenAiModels;
import io.aiprofile.adapters.llm.ProviderSettings;
import io.aiprofile.adapters.llm.StubProvider;
import io.aiprofile.adapters.web.WebAdapter;
import io.aiprofile.adapters.web.server.WebServer;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.indexing.IndexDocuments;
import io.aiprofile.application.indexing.IndexProgress;
import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.profile.ChangeStatus;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.bootstrap.config.Configuration;
import io.aiprofile.bootstrap.config.InvalidConfiguration;
import io.aiprofile.bootstrap.config.LoadedConfiguration;
import io.aiprofile.bootstrap.wiring.Lifecycle;
import io.aiprofile.bootstrap.wiring.Wiring;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The product as wired, with one public professional, spoken for by a stub on loopback. */
final class SpeakingProduct implements AutoCloseable {
  static final Slug ASHA = new Slug("asha-rao");

  /** What the stub cites comes first whatever is asked, because there is little else. */
  static final String RESUME =
      """
      # Asha Rao

      ## Experience

      - Led 42 engineers in five teams at Zeta Pay.
      - Cut cloud spend by 31 percent in two years.
      """;

  private static final Deadlines SHORT =
      new Deadlines(
          Duration.ofSeconds(2),
          Duration.ofMillis(700),
          Duration.ofMillis(700),
          Duration.ofSeconds(5));

  private final Lifecycle lifecycle = new Lifecycle();
  private final Injector injector;
  private final WebServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String visitor;

  SpeakingProduct(Path data, StubProvider provider, String document) throws Exception {
    publish(data, document);
    ProviderSettings standard = provider.settings();
    ProviderSettings hasty =
        new ProviderSettings(
            standard.provider(),
            standard.baseUrl(),
            new ProviderSettings.ApiKey("OPENROUTER_API_KEY", "sk-stub-canary-4711"),
            standard.model(),
            "",
            SHORT);
    this.injector =
        Guice.createInjector(
            Modules.override(
                    Wiring.modules(
                        configuration(
                            data,
                            Map.of(
                                "OPENROUTER_BASE_URL", provider.baseUrl().toString(),
                                "AI_MODEL", standard.model())),
                        lifecycle))
                .with(
                    new AbstractModule() {
                      @Override
                      protected void configure() {
                        bind(LanguageModel.class)
                            .toInstance(
                                lifecycle
                                    .keep(OpenAiModels.create(hasty, Optional.empty()))
                                    .languageModel());
                      }
                    }));
    this.server = lifecycle.keep(get(WebAdapter.class).start("127.0.0.1", 0));
    this.visitor = cookie();
  }

  /** Without the model, so that the stub is asked for nothing but answers. */
  private static void publish(Path data, String document) throws Exception {
    try (Lifecycle quiet = new Lifecycle()) {
      Injector local = Guice.createInjector(Wiring.modules(configuration(data, Map.of()), quiet));
      local.getInstance(CreateProfile.class).create("Asha Rao");
      local
          .getInstance(AddDocument.class)
          .add(ASHA, "cv.md", document.getBytes(StandardCharsets.UTF_8));
      local
          .getInstance(IndexDocuments.class)
          .index(ASHA, IndexDocuments.Mode.IF_CHANGED, IndexProgress.NONE);
      if (!(local.getInstance(ChangeStatus.class).change(ASHA, ProfileStatus.ENABLED)
          instanceof ChangeStatus.Outcome.Changed)) {
        throw new IllegalStateException("The sample cannot be published");
      }
    }
  }

  private static Configuration configuration(Path data, Map<String, String> model)
      throws InvalidConfiguration {
    Map<String, String> environment = new java.util.HashMap<>(model);
    environment.put("DATA_DIR", data.toString());
    environment.put("IS_LOCAL", "true");
    environment.put("QUESTIONS_PER_MINUTE", "10000");
    return LoadedConfiguration.load(environment, data).configuration();
  }

  <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  private String cookie() throws IOException, InterruptedException {
    HttpResponse<String> page = send(HttpRequest.newBuilder(at("/chat/" + ASHA)).GET());
    return page.headers().allValues("Set-Cookie").stream()
        .map(set -> set.split(";", 2)[0])
        .reduce((one, other) -> one + "; " + other)
        .orElseThrow();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A page as this visitor gets it. */
  String page(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)).header("Cookie", visitor).GET()).body();
  }

  /** The body of an answer, JSON or events. */
  String ask(String json, String accept) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at("/api/profiles/" + ASHA + "/chat"))
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .header("Cookie", visitor)
            .POST(HttpRequest.BodyPublishers.ofString(json)))
        .body();
  }

  @Override
  public void close() {
    lifecycle.close();
  }
}
