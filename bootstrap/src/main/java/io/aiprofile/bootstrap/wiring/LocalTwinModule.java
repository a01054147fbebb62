package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.aiprofile.application.chat.ClassifyTopics;
import io.aiprofile.application.chat.ExtractiveAnswer;
import io.aiprofile.application.chat.LocalSuggestions;
import io.aiprofile.application.chat.LocalTopics;
import io.aiprofile.application.chat.WriteAnswer;
import io.aiprofile.application.indexing.SplitDocument;
import io.aiprofile.application.indexing.StructuralSplit;
import io.aiprofile.application.indexing.SuggestQuestions;
import io.aiprofile.application.profile.PaletteTheme;
import io.aiprofile.application.profile.SuggestTheme;

/** The twin that needs no language model. */
final class LocalTwinModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ClassifyTopics.class).to(LocalTopics.class).in(Singleton.class);
    bind(SplitDocument.class).to(StructuralSplit.class).in(Singleton.class);
    bind(SuggestQuestions.class).to(LocalSuggestions.class).in(Singleton.class);
    bind(SuggestTheme.class).to(PaletteTheme.class).in(Singleton.class);
    bind(WriteAnswer.class).to(ExtractiveAnswer.class).in(Singleton.class);
  }
}
