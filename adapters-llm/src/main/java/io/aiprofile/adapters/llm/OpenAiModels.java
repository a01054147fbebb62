package io.aiprofile.adapters.llm;

import io.aiprofile.application.port.llm.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The language model of an installation, made of one or two providers, until it is closed. */
public final class OpenAiModels implements AutoCloseable {
  private final List<OpenAiLanguageModel> providers = new ArrayList<>();
  private final LanguageModel languageModel;

  private OpenAiModels(
      ProviderSettings primary, Optional<ProviderSettings> fallback, RetryLoop.Pace pace) {
    LanguageModel first = persistent(primary, pace);
    this.languageModel =
        fallback
            .<LanguageModel>map(
                second -> new FallbackLanguageModel(first, persistent(second, pace)))
            .orElse(first);
  }

  /**
   * Connects to nobody yet, and gets ready in the background.
   *
   * @param fallback who is asked when the first fails before anything was heard
   */
  public static OpenAiModels create(ProviderSettings primary, Optional<ProviderSettings> fallback) {
    Rehearsal.begin();
    return create(primary, fallback, RetryLoop.Pace.STANDARD);
  }

  static OpenAiModels create(
      ProviderSettings primary, Optional<ProviderSettings> fallback, RetryLoop.Pace pace) {
    return new OpenAiModels(primary, fallback, pace);
  }

  private LanguageModel persistent(ProviderSettings settings, RetryLoop.Pace pace) {
    OpenAiLanguageModel provider = new OpenAiLanguageModel(settings);
    providers.add(provider);
    return new RetryingLanguageModel(provider, new RetryLoop(pace));
  }

  /** Asks again where that may help, and then the second provider. */
  public LanguageModel languageModel() {
    return languageModel;
  }

  @Override
  public void close() {
    providers.forEach(OpenAiLanguageModel::close);
  }
}
