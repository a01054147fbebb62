package io.aiprofile.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.adapters.llm.LlmProvider;
import io.aiprofile.adapters.llm.ProviderSettings;
import io.aiprofile.application.chat.UnsupportedSentences;
import io.aiprofile.bootstrap.config.Configuration.EmbeddingModel;
import io.aiprofile.domain.usage.Budget;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinSettingsTest {
  private static final String KEY = "sk-or-v1-0123456789";

  @TempDir Path folder;

  private LoadedConfiguration load(Map<String, String> environment) throws InvalidConfiguration {
    return LoadedConfiguration.load(environment, folder);
  }

  private ProviderSettings model(Map<String, String> environment) throws InvalidConfiguration {
    return load(environment).configuration().twin().model().orElseThrow();
  }

  private void assertRefused(Map<String, String> environment, String... told) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> load(environment))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(told).doesNotContain(KEY));
  }

  @Test
  void withoutAKeyTheTwinQuotes() throws Exception {
    TwinSettings twin = load(Map.of()).configuration().twin();

    assertThat(twin.model()).isEmpty();
    assertThat(twin.topicsByModel()).isFalse();
    assertThat(twin.unsupported()).isEqualTo(UnsupportedSentences.MARK);
    assertThat(twin.budget()).isEqualTo(Budget.DEFAULT);
  }

  @Test
  void aKeyAloneIsEnough() throws Exception {
    ProviderSettings model = model(Map.of("OPENROUTER_API_KEY", KEY));

    assertThat(model.provider()).isEqualTo(LlmProvider.OPENROUTER);
    assertThat(model.model()).isEqualTo("openai/gpt-4o-mini");
    assertThat(model.baseUrl()).isEqualTo(URI.create("https://openrouter.ai/api/v1"));
    assertThat(model.key().secret()).isEqualTo(KEY);
  }

  @ParameterizedTest
  @CsvSource({"openrouter, OPENROUTER", "openai, OPENAI", "groq, GROQ"})
  void oneVariableSwitchesTheProvider(String name, LlmProvider provider) throws Exception {
    ProviderSettings model = model(Map.of("LLM_PROVIDER", name, "OPENROUTER_API_KEY", KEY));

    assertThat(model.provider()).isEqualTo(provider);
    assertThat(model.baseUrl().toString()).isEqualTo(provider.baseUrl().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.groq.com/openai/v1, GROQ",
    "https://api.openai.com/v1, OPENAI",
    "https://openrouter.ai/api/v1, OPENROUTER",
    "https://openrouter.ai.evil.example/v1, CUSTOM",
    "http://127.0.0.1:11434/v1, CUSTOM"
  })
  void anAddressAloneTellsWhoAnswersThere(String url, LlmProvider provider) throws Exception {
    ProviderSettings model =
        model(
            Map.of(
                "OPENROUTER_BASE_URL", url, "OPENROUTER_API_KEY", KEY, "AI_MODEL", "some-model"));

    assertThat(model.provider()).isEqualTo(provider);
    assertThat(model.model()).isEqualTo("some-model");
  }

  @Test
  void aProviderOnThisMachineNeedsNoKey() throws Exception {
    assertThat(
            model(Map.of("OPENROUTER_BASE_URL", "http://localhost:11434/v1", "AI_MODEL", "qwen")))
        .matches(model -> model.key().secret().isEmpty());
  }

  @Test
  void whatIsMissingOrWrongIsNamed() {
    assertRefused(Map.of("LLM_PROVIDER", "openai"), "OPENROUTER_API_KEY");
    assertRefused(Map.of("LLM_PROVIDER", "custom"), "OPENROUTER_BASE_URL");
    assertRefused(
        Map.of("LLM_PROVIDER", "custom", "OPENROUTER_BASE_URL", "https://llm.example/v1"),
        "AI_MODEL");
    assertRefused(
        Map.of("AI_MODEL", "m", "OPENROUTER_BASE_URL", "http://llm.example/v1"),
        "OPENROUTER_BASE_URL",
        "https://");
    assertRefused(Map.of("OPENROUTER_API_KEY", KEY + " with blanks"), "OPENROUTER_API_KEY");
    assertRefused(Map.of("LLM_PROVIDER", "gemini"), "LLM_PROVIDER", "groq");
    assertRefused(Map.of("TOKENS_PER_DAY", "0"), "TOKENS_PER_DAY");
  }

  @Test
  void aSecondProviderStandsIn() throws Exception {
    TwinSettings twin =
        load(Map.of(
                "OPENROUTER_API_KEY", KEY,
                "LLM_FALLBACK_PROVIDER", "groq",
                "LLM_FALLBACK_API_KEY", "gsk-1",
                "LLM_FALLBACK_MODEL", "small"))
            .configuration()
            .twin();

    assertThat(twin.fallback().orElseThrow().provider()).isEqualTo(LlmProvider.GROQ);
    assertThat(twin.fallback().orElseThrow().model()).isEqualTo("small");
  }

  @Test
  void keysAreNotInTheEffectiveConfiguration() throws Exception {
    assertThat(load(Map.of("OPENROUTER_API_KEY", KEY, "TOKENS_PER_DAY", "5")).effective())
        .contains("OPENROUTER_API_KEY=***", "TOKENS_PER_DAY=5")
        .noneMatch(line -> line.contains(KEY));
  }

  @Test
  void aProvidersEmbeddingsNeedAProvider() throws Exception {
    assertRefused(Map.of("EMBEDDING_MODEL", "text-embedding-3-small"), "EMBEDDING_MODEL");
    assertThat(
            load(Map.of("EMBEDDING_MODEL", "text-embedding-3-small", "OPENROUTER_API_KEY", KEY))
                .configuration()
                .embeddingModel())
        .isInstanceOfSatisfying(
            EmbeddingModel.Remote.class,
            remote -> assertThat(remote.provider().model()).isEqualTo("text-embedding-3-small"));
  }
}
