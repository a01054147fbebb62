package io.aiprofile.bootstrap.browser;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import io.aiprofile.adapters.web.WebAdapter;
import io.aiprofile.adapters.web.server.WebServer;
import io.aiprofile.application.chat.WriteAnswer;
import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.indexing.IndexDocuments;
import io.aiprofile.application.indexing.IndexProgress;
import io.aiprofile.application.indexing.SplitDocument;
import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.application.profile.ChangeHeadline;
import io.aiprofile.application.profile.ChangeStatus;
import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.application.usage.MeteredModel;
import io.aiprofile.application.usage.ModelHealth;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.application.usage.TokenBudget;
import io.aiprofile.bootstrap.config.Configuration;
import io.aiprofile.bootstrap.config.InvalidConfiguration;
import io.aiprofile.bootstrap.config.LoadedConfiguration;
import io.aiprofile.bootstrap.wiring.Lifecycle;
import io.aiprofile.bootstrap.wiring.Wiring;
import io.aiprofile.domain.profile.ProfileStatus;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.Operation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The product as wired, served on loopback, over a folder of its own. */
final class Product implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path data;
  private final Lifecycle lifecycle = new Lifecycle();
  private final Injector injector;
  private final WebServer server;

  /**
   * Starts to serve.
   *
   * @param cache may be shared by products that do not run at the same time
   * @param perMinute questions that a visitor may ask
   */
  Product(Path data, Path cache, int perMinute) {
    this.data = data;
    this.injector =
        Guice.createInjector(
            Modules.override(Wiring.modules(configuration(data, cache, perMinute), lifecycle))
                .with(new HeldModule()));
    this.server = lifecycle.keep(get(WebAdapter.class).start(HOST, 0));
  }

  private static final class HeldModule extends AbstractModule {
    @Override
    protected void configure() {
      bind(WriteAnswer.class).to(HeldWriter.class);
      bind(SplitDocument.class).to(HeldSplit.class);
    }
  }

  private static Configuration configuration(Path data, Path cache, int perMinute) {
    Map<String, String> environment =
        Map.of(
            "DATA_DIR", data.toString(),
            "IS_LOCAL", "true",
            "MAX_DOCUMENTS", "5",
            "QUESTIONS_PER_MINUTE", Integer.toString(perMinute),
            "QUESTIONS_PER_MINUTE_PER_ADDRESS", "100000");
    try {
      Configuration loaded = LoadedConfiguration.load(environment, data).configuration();
      return new Configuration(
          loaded.dataDir(),
          cache,
          loaded.storage(),
          loaded.limits(),
          loaded.retrieval(),
          loaded.twin(),
          loaded.embeddingModel(),
          loaded.server(),
          loaded.logLevel());
    } catch (InvalidConfiguration e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without a slash at the end. */
  String origin() {
    return "http://" + HOST + ":" + server.address().getPort();
  }

  Path data() {
    return data;
  }

  <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  HeldWriter writer() {
    return get(HeldWriter.class);
  }

  Gate indexing() {
    return get(HeldSplit.class).gate();
  }

  /** A public profile with these documents, read and indexed. */
  Slug publish(String name, String headline, Map<String, byte[]> documents) {
    Slug slug = create(name, headline);
    documents.forEach((file, content) -> add(slug, file, content));
    get(IndexDocuments.class).index(slug, IndexDocuments.Mode.IF_CHANGED, IndexProgress.NONE);
    if (!(get(ChangeStatus.class).change(slug, ProfileStatus.ENABLED)
        instanceof ChangeStatus.Outcome.Changed)) {
      throw new IllegalStateException(slug + " could not be published");
    }
    return slug;
  }

  /** As if a language model were set up and had refused the key. */
  void modelFails() {
    LlmFailure failure =
        new LlmFailure(
            LlmFailure.Kind.UNAUTHORISED,
            "The provider does not accept the key; set OPENROUTER_API_KEY to a valid one.");
    MeteredModel model =
        new MeteredModel(
            new FailingModel(failure),
            get(TokenBudget.class),
            get(TokenLedger.class),
            get(ModelHealth.class),
            InstantSource.system());
    Prompt prompt = Prompt.text(List.of(new Prompt.Message.User("Hello")), 0, 10);
    try {
      model.reply(Payer.of(new Slug("nobody")), Operation.QUERY, prompt, ReplyListener.NONE);
    } catch (LlmFailure expected) {
      if (!expected.equals(failure)) {
        throw expected;
      }
    }
  }

  private record FailingModel(LlmFailure failure) implements LanguageModel {
    @Override
    public String model() {
      return "failing";
    }

    @Override
    public Reply reply(Prompt prompt, ReplyListener listener) {
      throw failure;
    }
  }

  private Slug create(String name, String headline) {
    if (!(get(CreateProfile.class).create(name) instanceof CreateProfile.Outcome.Created created)) {
      throw new IllegalStateException("No profile for " + name);
    }
    get(ChangeHeadline.class).change(created.profile().slug(), headline);
    return created.profile().slug();
  }

  private void add(Slug slug, String file, byte[] content) {
    if (get(AddDocument.class).add(slug, file, content)
        instanceof AddDocument.Outcome.Refused refused) {
      throw new IllegalStateException(file + ": " + refused.message());
    }
  }

  @Override
  public void close() {
    writer().behaves();
    indexing().open();
    lifecycle.close();
  }
}
