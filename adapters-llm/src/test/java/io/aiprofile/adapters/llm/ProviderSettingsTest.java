package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.adapters.llm.ProviderSettings.ApiKey;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {
  private static final ApiKey KEY = new ApiKey("SOME_API_KEY", "sk-canary-4711");

  @ParameterizedTest
  @CsvSource({
    "OPENROUTER, https://openrouter.ai/api/v1, openai/gpt-4o-mini",
    "OPENAI, https://api.openai.com/v1, gpt-4o-mini",
    "GROQ, https://api.groq.com/openai/v1, llama-3.3-70b-versatile"
  })
  void aKnownProviderNeedsOnlyAKey(LlmProvider provider, String baseUrl, String model) {
    ProviderSettings settings = ProviderSettings.of(provider, KEY);

    assertThat(settings.baseUrl()).hasToString(baseUrl);
    assertThat(settings.model()).isEqualTo(model);
    assertThat(settings.deadlines().firstPiece()).isEqualTo(Duration.ofSeconds(15));
  }

  @ParameterizedTest
  @EnumSource
  void theKeyIsNeverShown(LlmProvider provider) {
    assertThat(at(provider, "https://llm.example/v1").toString())
        .contains("SOME_API_KEY=***")
        .doesNotContain("canary");
    assertThat(new ApiKey("SOME_API_KEY", "")).hasToString("SOME_API_KEY (not set)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://llm.example/v1",
        "http://localhost:11434/v1",
        "http://127.0.0.1:8000",
        "http://[::1]:8000/v1"
      })
  void theWayToAProviderIsEncryptedOrOnThisMachine(String url) {
    assertThat(at(LlmProvider.CUSTOM, url).baseUrl()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/v1",
        "llm.example",
        "http://llm.example/v1",
        "http://127.0.0.1.llm.example/v1",
        "http://localhost.llm.example/v1",
        "http://192.168.0.7:11434/v1",
        "ftp://localhost/v1",
        "file:///etc/passwd",
        "https://user:password@llm.example/v1",
        "https://llm.example/v1?key=1"
      })
  void anyOtherWayIsRefused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> at(LlmProvider.CUSTOM, url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk canary", "sk-canary\r\nHost: elsewhere", "sk-canäry"})
  void aKeyThatIsNoneIsRefusedWithoutQuotingIt(String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApiKey("SOME_API_KEY", secret))
        .withMessageContaining("SOME_API_KEY")
        .withMessageNotContaining("sk");
  }

  @Test
  void blanksAroundAKeyAreNoPartOfIt() {
    assertThat(new ApiKey("SOME_API_KEY", " sk-1\n").secret()).isEqualTo("sk-1");
  }

  @Test
  void aModelIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProviderSettings.of(LlmProvider.CUSTOM, KEY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProviderSettings.of(LlmProvider.OPENAI, KEY).withModel(" "));
  }

  private static ProviderSettings at(LlmProvider provider, String url) {
    return new ProviderSettings(
        provider, URI.create(url), KEY, "some-model", "", Deadlines.STANDARD);
  }
}
