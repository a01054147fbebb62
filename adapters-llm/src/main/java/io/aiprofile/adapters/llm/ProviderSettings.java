package io.aiprofile.adapters.llm;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * How to reach a provider.
 *
 * @param baseUrl what {@code /chat/completions} comes after; https, or http on this machine
 * @param model as the provider calls it
 * @param site the address of this installation, which OpenRouter lists requests under; may be empty
 */
public record ProviderSettings(
    LlmProvider provider, URI baseUrl, ApiKey key, String model, String site, Deadlines deadlines) {
  /** Literal addresses only: what a name resolves to may change. */
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  /**
   * What a provider knows an account by. Never shown.
   *
   * @param variable the name of the setting that holds it, for messages
   * @param secret empty for a provider that asks for none
   */
  public record ApiKey(String variable, String secret) {
    private static final Pattern NO_BLANKS = Pattern.compile("[\\x21-\\x7e]*");

    /** The secret without blanks around it, as pasting leaves them. */
    public ApiKey {
      secret = secret.strip();
      if (!NO_BLANKS.matcher(secret).matches()) {
        throw new IllegalArgumentException(variable + " holds characters that no key has");
      }
    }

    @Override
    public String toString() {
      return secret.isEmpty() ? variable + " (not set)" : variable + "=***";
    }
  }

  public ProviderSettings {
    String host = baseUrl.getHost();
    boolean https = "https".equalsIgnoreCase(baseUrl.getScheme());
    boolean http = "http".equalsIgnoreCase(baseUrl.getScheme());
    if (host == null || !(https || (http && LOOPBACK.matcher(host).matches()))) {
      throw new IllegalArgumentException(
          "A provider's base URL begins with https://, or http:// on this machine");
    }
    if (baseUrl.getUserInfo() != null || baseUrl.getQuery() != null) {
      throw new IllegalArgumentException("A provider's base URL holds no key and no query");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("A provider needs the name of a model");
    }
  }

  /**
   * A provider where it usually is, with its usual model.
   *
   * @throws IllegalArgumentException for {@link LlmProvider#CUSTOM}, which has neither
   */
  public static ProviderSettings of(LlmProvider provider, ApiKey key) {
    return new ProviderSettings(
        provider,
        URI.create(provider.baseUrl().orElse("")),
        key,
        provider.defaultModel().orElse(""),
        "",
        Deadlines.STANDARD);
  }

  /** The same provider with another model, such as one that transcribes. */
  public ProviderSettings withModel(String other) {
    return new ProviderSettings(provider, baseUrl, key, other, site, deadlines);
  }

  /** What messages call the provider. */
  String label() {
    return provider == LlmProvider.CUSTOM
        ? "The provider at " + baseUrl.getHost()
        : provider.label();
  }
}
