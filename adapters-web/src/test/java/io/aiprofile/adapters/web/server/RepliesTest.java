package io.aiprofile.adapters.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.EventReader;
import io.aiprofile.adapters.web.fixture.RawConnection;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Every reply")
class RepliesTest {
  private static final String CHAT = "/api/profiles/asha-rao/chat";
  private static final String QUESTION = "{\"message\": \"What did Asha do?\"}";
  private static final Pattern STATIC = Pattern.compile("\"(/static/[0-9a-f]+/[^\"]+)\"");

  private static Running running;

  @BeforeAll
  static void start() {
    running = new Running();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @TestFactory
  @DisplayName("tells the browser what never to do:")
  Stream<DynamicTest> headers() {
    Browser browser = running.atHome();
    return Map.<String, Received>of(
            "a page", browser.get("/explore"),
            "a JSON reply", browser.get("/api/profiles"),
            "a form's reply", browser.postForm("/owner/sign-in", Map.of("slug", "ben-okafor")),
            "no content", browser.send("DELETE", "/api/profiles/asha-rao/documents/letter.txt"),
            "a refusal", browser.get("/api/profiles/nobody"),
            "a refusal as a page", browser.get("/nothing", "Accept", "text/html"),
            "a wrong method", browser.send("PUT", "/explore"),
            "a malformed body", browser.postJson(CHAT, "{"),
            "a static file", browser.get(styleSheet()),
            "a download of the description", browser.get("/openapi.json"))
        .entrySet()
        .stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> assertGuarded(entry.getValue().headers())));
  }

  @Test
  @DisplayName("tells the same when it is a stream")
  void stream() throws Exception {
    try (EventReader events = running.visitor().stream(CHAT, QUESTION)) {
      assertGuarded(events.headers());
      assertThat(events.rest()).isNotEmpty();
    }
  }

  private static void assertGuarded(Map<String, List<String>> headers) {
    assertThat(headers.get("content-security-policy"))
        .singleElement()
        .asString()
        .contains(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "http:");
    assertThat(headers)
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("referrer-policy", List.of("strict-origin-when-cross-origin"))
        .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
        .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
        .containsEntry("x-frame-options", List.of("DENY"))
        .containsKeys("permissions-policy", "cache-control", "x-request-id");
  }

  @Test
  @DisplayName("is not kept by any cache, unless it is a file that never changes")
  void caching() {
    Browser browser = running.visitor();

    assertThat(browser.get("/explore").header("cache-control")).isEqualTo("no-store");
    assertThat(browser.get("/nothing").header("cache-control")).isEqualTo("no-store");
    assertThat(browser.get(styleSheet()).header("cache-control"))
        .isEqualTo("public, max-age=31536000, immutable");
  }

  @Test
  @DisplayName("that is a static file comes packed, of its own type, and once more the same")
  void staticFiles() {
    Browser browser = running.visitor();
    Matcher files = STATIC.matcher(browser.get("/chat/asha-rao").text());
    assertThat(files.results().count()).isGreaterThan(3);
    files.reset();
    while (files.find()) {
      Received file = browser.get(files.group(1));
      assertThat(file.status()).as(files.group(1)).isEqualTo(200);
      assertThat(file.body()).isEqualTo(browser.get(files.group(1)).body());
    }
    Received css = browser.get(styleSheet());
    assertThat(css.header("content-type")).isEqualTo("text/css; charset=utf-8");
    assertThat(css.header("content-encoding")).isEqualTo("gzip");
    assertThat(css.text()).contains("@font-face");
    assertThat(browser.send("POST", styleSheet()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../api/openapi.json",
        "..%2fapi%2fopenapi.json",
        "%2e%2e/api/openapi.json",
        "..\\api\\openapi.json",
        "./dossier.css",
        "dossier.css/",
        "dossier.css%00.svg",
        "/etc/passwd",
        ""
      })
  @DisplayName("to a path out of the static folder is that there is nothing")
  void traversal(String path) throws IOException {
    String folder = styleSheet().replace("dossier.css", "");
    try (RawConnection client = new RawConnection(running.open())) {
      assertThat(client.sendHead("GET", folder + path).receive().status()).isIn(400, 404);
    }
  }

  @Test
  @DisplayName("that is long and text is packed for whom can unpack it")
  void compression() {
    Received packed = running.visitor().get("/openapi.json", "Accept-Encoding", "gzip, br");
    Received plain = running.visitor().get("/openapi.json");

    assertThat(packed.header("content-encoding")).isEqualTo("gzip");
    assertThat(packed.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(packed.body()).hasSizeLessThan(plain.body().length / 4);
    assertThat(packed.text()).isEqualTo(plain.text());
  }

  private static String styleSheet() {
    Matcher files = STATIC.matcher(running.visitor().get("/explore").text());
    return files
        .results()
        .map(found -> found.group(1))
        .filter(name -> name.endsWith("dossier.css"))
        .findFirst()
        .orElseThrow();
  }
}
