package io.aiprofile.adapters.web.server;

import static io.aiprofile.adapters.web.fixture.Running.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.application.port.storage.StorageFailure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What goes wrong")
class ErrorsTest {
  private static final String QUESTION = "{\"message\": \"What did Asha lead?\"}";

  private static final String CHAT = "/api/profiles/asha-rao/chat";

  private Running running;

  @BeforeEach
  void start() {
    running = new Running();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/profiles/%s",
        "GET /api/profiles/%s/chat/welcome",
        "POST /api/profiles/%s/chat",
        "GET /chat/%s",
        "POST /chat/%s",
      })
  @DisplayName(
      "looks the same for whom nobody knows, whoever is not public and whoever is suspended")
  void nobody(String template) {
    String method = template.substring(0, template.indexOf(' '));
    List<String> replies =
        Stream.of("nobody-at-all", "ben-okafor", "carla-diaz", "-no-slug-")
            .map(slug -> essence(method, template.substring(method.length() + 1).formatted(slug)))
            .toList();

    assertThat(replies).allMatch(reply -> reply.equals(replies.getFirst()));
    assertThat(replies.getFirst()).startsWith("404");
  }

  /** Everything that a client sees but the request's id, the time and the lengths of both. */
  private String essence(String method, String path) {
    Browser browser = running.visitor();
    String csrf = browser.csrf();
    Received reply =
        path.startsWith("/api/") && method.equals("POST")
            ? browser.postJson(path, "{\"message\": \"Who are you?\"}")
            : method.equals("POST")
                ? browser.postBareForm(
                    path,
                    java.util.Map.of("csrf", csrf, "message", "Who are you?"),
                    "Accept",
                    "text/html")
                : browser.get(path, "Accept", "text/html");
    String id = reply.header("x-request-id");
    List<String> headers =
        reply.headers().keySet().stream()
            .filter(name -> !name.equals("date"))
            .map(name -> name + "=" + reply.header(name))
            .sorted()
            .toList();
    return (reply.status() + " " + headers + reply.text()).replace(id, "ID");
  }

  @Test
  @DisplayName("is a page for people and a problem document for programs")
  void audiences() {
    Browser browser = running.visitor();
    Received page = browser.get("/nothing", "Accept", "text/html,application/xhtml+xml");
    Received plain = browser.get("/nothing");
    Received api = browser.get("/api/nothing", "Accept", "text/html");

    assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.text()).contains("Nothing here", page.header("x-request-id"));
    assertThat(Stream.of(page, plain, api)).allMatch(reply -> reply.status() == 404);
    assertThat(Stream.of(plain, api))
        .allMatch(reply -> reply.header("content-type").equals("application/problem+json"));
    assertThat(api.json().path("request_id").asText()).isEqualTo(api.header("x-request-id"));
  }

  @Test
  @DisplayName("in the storage is 503 with a time to come back, and says nothing of the storage")
  void storage() {
    running.faults().begin(new StorageFailure("/srv/data/profiles.json is locked", null));

    for (String accept : List.of("application/json", "text/html")) {
      Received reply = running.visitor().get("/chat/asha-rao", "Accept", accept);
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("retry-after")).isEqualTo("5");
      assertThat(reply.text()).doesNotContain("srv", "StorageFailure", "locked");
    }
    assertThat(running.visitor().get("/api/profiles").json().path("retry_after").asInt())
        .isEqualTo(5);

    running.faults().end();
    assertThat(running.visitor().get("/chat/asha-rao").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("for want of space is 507, says so, and is over as soon as there is some")
  void full() {
    running
        .faults()
        .begin(new StorageFailure(StorageFailure.Kind.FULL, "The disk of /srv/data is full", null));

    Received reply = running.visitor().postJson("/api/profiles/asha-rao/chat", QUESTION);
    assertThat(reply.status()).isEqualTo(507);
    assertThat(reply.json().path("code").asText()).isEqualTo("no-space-left");
    assertThat(reply.text()).doesNotContain("srv");

    running.faults().end();
    assertThat(running.visitor().postJson("/api/profiles/asha-rao/chat", QUESTION).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("in our code is 500 with a request id, and a stack trace in the log only")
  void fault() {
    running.faults().begin(new IllegalStateException("an inner detail"));
    try (LogLines log = new LogLines()) {
      Received api = running.visitor().get("/api/profiles/asha-rao");
      Received page = running.visitor().get("/chat/asha-rao", "Accept", "text/html");

      assertThat(Stream.of(api, page)).allMatch(reply -> reply.status() == 500);
      assertThat(Stream.of(api, page))
          .noneMatch(reply -> reply.text().contains("inner detail"))
          .noneMatch(reply -> reply.text().contains("io.aiprofile"));
      assertThat(log.ofLevel("ERROR"))
          .extracting(LogLines.Line::request)
          .containsExactly(api.header("x-request-id"), page.header("x-request-id"));
    }
  }

  @Test
  @DisplayName("is told apart by a request id that is on every reply and in its log line")
  void requestIds() {
    try (LogLines log = new LogLines()) {
      Browser browser = running.atHome();
      List<Received> replies =
          List.of(
              browser.get("/"),
              browser.get("/nothing"),
              browser.get("/favicon.ico"),
              browser.get("/healthz"),
              browser.send("PUT", "/explore"),
              browser.postJson(CHAT, "{"),
              browser.postForm("/owner/sign-in", java.util.Map.of("slug", "asha-rao")),
              browser.send("DELETE", "/api/profiles/asha-rao/documents/cv.md"));

      assertThat(replies).extracting(reply -> reply.header("x-request-id")).doesNotHaveDuplicates();
      for (Received reply : replies) {
        String id = reply.header("x-request-id");
        assertThat(id).matches("[0-9a-f]{8}");
        assertThat(log.awaitRequest(id)).anyMatch(line -> line.text().endsWith(" ms"));
      }
    }
  }

  @Test
  @DisplayName("with the method is 405, and says which methods there are")
  void methods() {
    Browser browser = running.atHome();

    assertThat(browser.send("PUT", "/api/profiles").status()).isEqualTo(405);
    assertThat(browser.send("PUT", "/api/profiles").header("allow")).isEqualTo("GET, HEAD, POST");
    assertThat(browser.send("TRACE", "/api/profiles/" + ASHA).header("allow"))
        .isEqualTo("GET, HEAD, DELETE");
    assertThat(browser.get("/owner/publish").header("allow")).isEqualTo("POST");
    assertThat(browser.send("HEAD", CHAT).status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/explore", "/healthz", "/api/profiles", "/nothing"})
  @DisplayName("and what goes right has the same head with and without a body")
  void head(String path) {
    Received get = running.visitor().get(path);
    Received head = running.visitor().send("HEAD", path);

    assertThat(head.body()).isEmpty();
    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.headers().keySet()).isEqualTo(get.headers().keySet());
    assertThat(head.header("content-length")).isEqualTo(Integer.toString(get.body().length));
  }

  @Test
  @DisplayName("does not include asking for the head of a stream, which does not run")
  void headOfStream() {
    running.background().hold();
    Browser owner = running.owner(Running.BEN);
    owner.postForm("/owner/index", java.util.Map.of());

    Received head = owner.send("HEAD", "/owner/index/progress");

    assertThat(head.status()).isEqualTo(200);
    assertThat(Arrays.asList(head.header("content-type"))).containsExactly("text/event-stream");
    running.background().goOn();
  }
}
