package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.aiprofile.adapters.vector.embedding.LocalEmbeddings;
import io.aiprofile.adapters.vector.embedding.RecentQuestions;
import io.aiprofile.adapters.vector.embedding.RememberingEmbeddings;
import io.aiprofile.adapters.vector.language.IcuRomanizer;
import io.aiprofile.adapters.vector.language.LuceneTextAnalyzer;
import io.aiprofile.adapters.vector.text.IsolatedTextExtractor;
import io.aiprofile.application.port.text.Romanizer;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.vector.Embeddings;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads, analyses and embeds text on this machine. Everything is made when first asked for: a
 * command that embeds nothing does not wait for the model.
 */
final class LocalLanguageModule extends AbstractModule {
  private final Path cacheDir;
  private final Lifecycle lifecycle;

  LocalLanguageModule(Path cacheDir, Lifecycle lifecycle) {
    this.cacheDir = cacheDir;
    this.lifecycle = lifecycle;
  }

  @Provides
  @Singleton
  TextExtractor textExtractor() {
    return lifecycle.keep(new IsolatedTextExtractor());
  }

  @Provides
  @Singleton
  TextAnalyzer textAnalyzer() {
    return new LuceneTextAnalyzer();
  }

  @Provides
  @Singleton
  Romanizer romanizer() {
    return new IcuRomanizer();
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
