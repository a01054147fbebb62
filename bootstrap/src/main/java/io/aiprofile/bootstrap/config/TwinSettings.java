package io.aiprofile.bootstrap.config;

import io.aiprofile.adapters.llm.ProviderSettings;
import io.aiprofile.application.chat.UnsupportedSentences;
import io.aiprofile.domain.usage.Budget;
import java.util.Optional;

/**
 * Who speaks for the professionals.
 *
 * @param model empty for the twin that quotes
 * @param fallback is asked where the model fails before it says anything
 * @param topicsByModel whether a model is asked what each question is about
 */
public record TwinSettings(
    Optional<ProviderSettings> model,
    Optional<ProviderSettings> fallback,
    boolean topicsByModel,
    UnsupportedSentences unsupported,
    Budget budget) {}
