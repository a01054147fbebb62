package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.aiprofile.adapters.llm.OpenAiEmbeddings;
import io.aiprofile.adapters.llm.ProviderSettings;
import io.aiprofile.adapters.vector.embedding.RecentQuestions;
import io.aiprofile.adapters.vector.embedding.RememberingEmbeddings;
import io.aiprofile.application.port.vector.Embeddings;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Has text embedded by a provider. */
final class RemoteEmbeddingsModule extends AbstractModule {
  private final ProviderSettings provider;
  private final Path cacheDir;
  private final Lifecycle lifecycle;

  RemoteEmbeddingsModule(ProviderSettings provider, Path cacheDir, Lifecycle lifecycle) {
    this.provider = provider;
    this.cacheDir = cacheDir;
    this.lifecycle = lifecycle;
  }

  @Provides
  @Singleton
  Embeddings embeddings() {
    return new RecentQuestions(
        new RememberingEmbeddings(
            lifecycle.keep(new OpenAiEmbeddings(provider, OptionalInt.empty())), cacheDir));
  }
}
