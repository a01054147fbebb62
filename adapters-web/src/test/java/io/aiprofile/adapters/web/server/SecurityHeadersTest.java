package io.aiprofile.adapters.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.HeaderMap;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
  private static final String HTTPS_ONLY = "Strict-Transport-Security";

  @Test
  void onlyWhereHttpsIsSpokenBrowsersAreToldToSpeakNothingElse() {
    assertThat(set(true).getFirst(HTTPS_ONLY)).isEqualTo("max-age=63072000");
    assertThat(set(false).contains(HTTPS_ONLY)).isFalse();
  }

  private static HeaderMap set(boolean overHttps) {
    HeaderMap headers = new HeaderMap();
    new SecurityHeaders(overHttps).set(headers);
    return headers;
  }
}
