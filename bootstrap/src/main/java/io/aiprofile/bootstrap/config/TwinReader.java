package io.aiprofile.bootstrap.config;

import io.aiprofile.adapters.llm.Deadlines;
import io.aiprofile.adapters.llm.LlmProvider;
import io.aiprofile.adapters.llm.ProviderSettings;
import io.aiprofile.adapters.llm.ProviderSettings.ApiKey;
import io.aiprofile.application.chat.UnsupportedSentences;
import io.aiprofile.domain.usage.Budget;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who speaks for the professionals. */
final class TwinReader {
  /** What a provider's settings are called. */
  private record Names(String provider, String key, String baseUrl, String model) {}

  private static final Names PRIMARY =
      new Names(
          Keys.LLM_PROVIDER, Keys.OPENROUTER_API_KEY, Keys.OPENROUTER_BASE_URL, Keys.AI_MODEL);

  private static final Names FALLBACK =
      new Names(
          "LLM_FALLBACK_PROVIDER",
          "LLM_FALLBACK_API_KEY",
          "LLM_FALLBACK_BASE_URL",
          "LLM_FALLBACK_MODEL");

  /** {@code null} where there may be none. */
  private record Choice(@Nullable LlmProvider provider, boolean byItself) {}

  private static final Map<String, Choice> CHOICES =
      Map.of(
          "auto", new Choice(null, true),
          "none", new Choice(null, false),
          "openrouter", new Choice(LlmProvider.OPENROUTER, false),
          "openai", new Choice(LlmProvider.OPENAI, false),
          "groq", new Choice(LlmProvider.GROQ, false),
          "custom", new Choice(LlmProvider.CUSTOM, false));

  private static final int MAX_TOKENS = 2_000_000_000;

  private final Settings settings;
  private final String site;

  /**
   * @param site the public address of this installation, or empty
   */
  TwinReader(Settings settings, String site) {
    this.settings = settings;
    this.site = site;
  }

  TwinSettings read() {
    Optional<ProviderSettings> model = provider(PRIMARY, "auto");
    Optional<ProviderSettings> fallback = provider(FALLBACK, "none");
    return new TwinSettings(
        model,
        model.isPresent() ? fallback : Optional.empty(),
        settings.choice(Keys.INTENT, Map.of("local", false, "llm", true), "local"),
        settings.choice(
            Keys.UNSUPPORTED_SENTENCES,
            Map.of("mark", UnsupportedSentences.MARK, "drop", UnsupportedSentences.DROP),
            "mark"),
        new Budget(
            tokens(Keys.TOKENS_PER_TURN, Budget.DEFAULT.perTurn()),
            tokens(Keys.TOKENS_PER_VISITOR_PER_DAY, Budget.DEFAULT.perVisitorPerDay()),
            tokens(Keys.TOKENS_PER_PROFILE_PER_DAY, Budget.DEFAULT.perProfilePerDay()),
            tokens(Keys.TOKENS_PER_DAY, Budget.DEFAULT.perPlatformPerDay())));
  }

  private long tokens(String key, long byDefault) {
    return settings.number(key, 1, MAX_TOKENS, Math.toIntExact(byDefault));
  }

  private Optional<ProviderSettings> provider(Names names, String byDefault) {
    Choice choice = settings.choice(names.provider, CHOICES, byDefault);
    String url = settings.text(names.baseUrl, "");
    String key = settings.text(names.key, "");
    if (choice.provider != null) {
      return provider(names, choice.provider, url, key);
    }
    boolean wanted = choice.byItself && !(url.isEmpty() && key.isEmpty());
    return wanted ? provider(names, at(url), url, key) : Optional.empty();
  }

  private Optional<ProviderSettings> provider(
      Names names, LlmProvider provider, String url, String key) {
    String model = settings.text(names.model, provider.defaultModel().orElse(""));
    if (url.isEmpty() && provider.baseUrl().isEmpty()) {
      settings.refuse(names.baseUrl, url, "the provider's address, such as https://llm.example/v1");
    } else if (key.isEmpty() && provider != LlmProvider.CUSTOM) {
      settings.refuse(names.key, key, "the key of your account with the provider");
    } else if (model.isEmpty()) {
      settings.refuse(names.model, model, "the name of one of the provider's models");
    } else {
      return settings(names, provider, url, key, model);
    }
    return Optional.empty();
  }

  private Optional<ProviderSettings> settings(
      Names names, LlmProvider provider, String url, String key, String model) {
    try {
      return Optional.of(
          new ProviderSettings(
              provider,
              URI.create(url.isEmpty() ? provider.baseUrl().orElseThrow() : url),
              new ApiKey(names.key, key),
              model,
              site,
              Deadlines.STANDARD));
    } catch (IllegalArgumentException e) {
      // The key's own complaint names its variable; everything else is about the address.
      String about = String.valueOf(e.getMessage());
      if (about.startsWith(names.key)) {
        settings.refuse(names.key, key, "a key as the provider shows it");
      } else {
        settings.refuse(names.baseUrl, url, "an address that begins with https://, without a key");
      }
      return Optional.empty();
    }
  }

  /** Which dialect is spoken at an address; the earlier system knew providers by it alone. */
  private static LlmProvider at(String url) {
    return Arrays.stream(LlmProvider.values())
        .filter(known -> url.isEmpty() ? known == LlmProvider.OPENROUTER : isAt(known, url))
        .findFirst()
        .orElse(LlmProvider.CUSTOM);
  }

  private static boolean isAt(LlmProvider known, String url) {
    return known
        .baseUrl()
        .map(base -> URI.create(base).getHost())
        .filter(host -> url.matches("(?i)https://" + host.replace(".", "\\.") + "(?:[:/].*)?"))
        .isPresent();
  }
}
