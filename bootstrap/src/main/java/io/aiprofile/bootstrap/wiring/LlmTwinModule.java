package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.aiprofile.adapters.llm.OpenAiModels;
import io.aiprofile.application.chat.ClassifyTopics;
import io.aiprofile.application.chat.LlmAnswer;
import io.aiprofile.application.chat.LlmSuggestions;
import io.aiprofile.application.chat.LlmTopics;
import io.aiprofile.application.chat.LocalTopics;
import io.aiprofile.application.chat.UnsupportedSentences;
import io.aiprofile.application.chat.WriteAnswer;
import io.aiprofile.application.indexing.LlmSplit;
import io.aiprofile.application.indexing.SplitDocument;
import io.aiprofile.application.indexing.SuggestQuestions;
import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.profile.LlmTheme;
import io.aiprofile.application.profile.SuggestTheme;
import io.aiprofile.bootstrap.config.TwinSettings;

/** The twin that a language model speaks for; each part falls back on its local counterpart. */
final class LlmTwinModule extends AbstractModule {
  private final TwinSettings settings;
  private final Lifecycle lifecycle;

  LlmTwinModule(TwinSettings settings, Lifecycle lifecycle) {
    this.settings = settings;
    this.lifecycle = lifecycle;
  }

  @Override
  protected void configure() {
    bind(ClassifyTopics.class)
        .to(settings.topicsByModel() ? LlmTopics.class : LocalTopics.class)
        .in(Singleton.class);
    bind(SplitDocument.class).to(LlmSplit.class).in(Singleton.class);
    bind(SuggestQuestions.class).to(LlmSuggestions.class).in(Singleton.class);
    bind(SuggestTheme.class).to(LlmTheme.class).in(Singleton.class);
    bind(WriteAnswer.class).to(LlmAnswer.class).in(Singleton.class);
    bind(UnsupportedSentences.class).toInstance(settings.unsupported());
  }

  @Provides
  @Singleton
  LanguageModel languageModel() {
    return lifecycle
        .keep(OpenAiModels.create(settings.model().orElseThrow(), settings.fallback()))
        .languageModel();
  }
}
