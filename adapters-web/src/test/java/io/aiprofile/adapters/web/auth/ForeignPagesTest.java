package io.aiprofile.adapters.web.auth;

import static io.aiprofile.adapters.web.fixture.Running.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.RawConnection;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.adapters.web.server.Route;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Another site's page")
class ForeignPagesTest {
  private static Running running;
  private static Browser owner;

  @BeforeAll
  static void start() {
    running = new Running();
    owner = running.atHome().signIn(BEN);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static Stream<Route> unsafe() {
    return running.routes().all().stream().filter(route -> route.method().isUnsafe());
  }

  private static String path(Route route) {
    return route.path().replace("{slug}", "nobody-here").replace("{filename}", "none.md");
  }

  @TestFactory
  @DisplayName("cannot send a form without the browser's own token:")
  Stream<DynamicTest> tokens() {
    return unsafe()
        .filter(route -> !route.isApi())
        .map(route -> DynamicTest.dynamicTest(route.path(), () -> refusesTokens(route)));
  }

  private static void refusesTokens(Route route) {
    String foreign = running.atHome().csrf();
    String path = path(route);

    assertRefused(owner.send("POST", path));
    assertRefused(owner.postBareForm(path, Map.of("slug", "ben-okafor")));
    assertRefused(owner.postBareForm(path, Map.of("csrf", foreign)));
    assertRefused(owner.postBareForm(path, Map.of("csrf", "")));
    assertRefused(owner.send("POST", path, "X-CSRF-Token", foreign));
    assertRefused(owner.sendBody("POST", path, "text/plain", "csrf=" + owner.csrf()));
  }

  @TestFactory
  @DisplayName("cannot send anything that the browser says is foreign:")
  Stream<DynamicTest> origins() {
    return unsafe()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.method() + " " + route.path(), () -> refusesForeign(route)));
  }

  private static void refusesForeign(Route route) {
    String token = owner.csrf();
    String[][] foreign = {
      {"Origin", "https://elsewhere.example"},
      {"Origin", "null"},
      {"Origin", owner.origin() + "0"},
      {"Origin", owner.origin().replace("http:", "https:")},
      {"Sec-Fetch-Site", "cross-site"},
      {"Sec-Fetch-Site", "same-site"}
    };
    for (String[] header : foreign) {
      assertRefused(
          owner.send(
              route.method().name(), path(route), "X-CSRF-Token", token, header[0], header[1]));
    }
  }

  private static void assertRefused(Received reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
  }

  @Test
  @DisplayName("is told from our own")
  void own() {
    Received reply =
        owner.postForm(
            "/owner/headline",
            Map.of("headline", "Builds things"),
            "Origin",
            owner.origin(),
            "Sec-Fetch-Site",
            "same-origin");

    assertThat(reply.status()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "0.0.0.0"})
  @DisplayName("cannot reach a development server under another name")
  void foreignName(String host) throws IOException {
    try (RawConnection client = new RawConnection(running.local())) {
      Received reply = client.sendHead("GET", "/api/profiles", "Host: " + host).receive();

      assertThat(reply.status()).isEqualTo(421);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "localhost:7860", "[::1]:7860"})
  @DisplayName("is not what a name of this machine is taken for")
  void ownName(String host) throws IOException {
    try (RawConnection client = new RawConnection(running.local())) {
      assertThat(client.sendHead("GET", "/api/profiles", "Host: " + host).receive().status())
          .isEqualTo(200);
    }
  }
}
