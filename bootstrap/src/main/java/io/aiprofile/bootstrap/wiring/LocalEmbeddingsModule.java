package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.aiprofile.adapters.vector.embedding.LocalEmbeddings;
import io.aiprofile.adapters.vector.embedding.RecentQuestions;
import io.aiprofile.adapters.vector.embedding.RememberingEmbeddings;
import io.aiprofile.application.port.vector.Embeddings;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Embeds text on this machine. The model is loaded when first asked for: a command that embeds
 * nothing does not wait for it.
 */
final class LocalEmbeddingsModule extends AbstractModule {
  private final Path cacheDir;
  private final Lifecycle lifecycle;

  LocalEmbeddingsModule(Path cacheDir, Lifecycle lifecycle) {
    this.cacheDir = cacheDir;
    this.lifecycle = lifecycle;
  }

  @Provides
  @Singleton
  Embeddings embeddings() {
    return new RecentQuestions(
        new RememberingEmbeddings(new LocalEmbeddings(processors()), cacheDir));
  }

  /** The model computes: more threads than processors would only take turns. */
  private ExecutorService processors() {
    return lifecycle.keep(
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("embedding-", 1).factory()));
  }
}
