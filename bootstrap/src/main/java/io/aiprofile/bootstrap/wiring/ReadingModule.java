package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.aiprofile.adapters.vector.language.IcuRomanizer;
import io.aiprofile.adapters.vector.language.LuceneTextAnalyzer;
import io.aiprofile.adapters.vector.text.IsolatedTextExtractor;
import io.aiprofile.application.port.text.Romanizer;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.text.TextExtractor;

/** Reads and analyses text on this machine. Everything is made when first asked for. */
final class ReadingModule extends AbstractModule {
  private final Lifecycle lifecycle;

  ReadingModule(Lifecycle lifecycle) {
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
}
