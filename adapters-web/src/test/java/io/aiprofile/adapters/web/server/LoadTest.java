package io.aiprofile.adapters.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.EventReader;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A server")
@Timeout(60)
class LoadTest {
  private static final String CHAT = "/api/profiles/asha-rao/chat";
  private static final String QUESTION = "{\"message\": \"What did Asha do?\"}";
  private static final String BROAD = "{\"message\": \"" + Running.BROAD_QUESTION + "\"}";

  @Test
  @DisplayName("tells a visitor who asks too much when to come back, and goes on with others")
  void perVisitor() {
    try (Running running = new Running(new RateLimits(2, 1_000))) {
      Browser busy = running.visitor();
      assertThat(busy.postJson(CHAT, QUESTION).status()).isEqualTo(200);
      assertThat(busy.postJson(CHAT, QUESTION).status()).isEqualTo(200);
      Received refused = busy.postJson(CHAT, QUESTION);

      assertThat(refused.status()).isEqualTo(429);
      int seconds = Integer.parseInt(refused.header("retry-after"));
      assertThat(seconds).isBetween(1, 31);
      assertThat(refused.json().path("retry_after").asInt()).isEqualTo(seconds);
      assertThat(busy.get("/chat/asha-rao").status()).isEqualTo(200);
      assertThat(running.visitor().postJson(CHAT, QUESTION).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("counts questions from the page and the API together")
  void together() {
    try (Running running = new Running(new RateLimits(1, 1_000))) {
      Browser busy = running.visitor();
      Map<String, String> form = Map.of("message", "What did Asha do?");

      assertThat(busy.postForm("/chat/asha-rao", form).status()).isEqualTo(303);
      assertThat(busy.postJson(CHAT, QUESTION).status()).isEqualTo(429);
      Received page = busy.postForm("/chat/asha-rao", form, "Accept", "text/html");
      assertThat(page.status()).isEqualTo(429);
      assertThat(page.header("content-type")).startsWith("text/html");
      assertThat(page.header("retry-after")).isNotEmpty();
    }
  }

  @Test
  @DisplayName("counts an address whose visitors throw their cookies away")
  void perAddress() {
    try (Running running = new Running(new RateLimits(1_000, 2))) {
      assertThat(running.visitor().postJson(CHAT, QUESTION).status()).isEqualTo(200);
      assertThat(running.visitor().postJson(CHAT, QUESTION).status()).isEqualTo(200);
      assertThat(running.visitor().postJson(CHAT, QUESTION).status()).isEqualTo(429);
    }
  }

  @Test
  @DisplayName("that ends lets an answer that is being given finish")
  void shutdown() throws Exception {
    try (Running running = new Running()) {
      running.turnstile().close();
      try (EventReader events = running.visitor().stream(CHAT, BROAD)) {
        events.next("session");
        events.next("sources");
        Thread end = Thread.ofVirtual().start(running::shutDown);
        awaitRefusal(running.visitor());
        running.turnstile().open();

        assertThat(events.rest().getLast().name()).isEqualTo("done");
        end.join();
      }
    }
  }

  /** Until the server takes no more requests. */
  private static void awaitRefusal(Browser browser) {
    int status = 200;
    for (int tries = 0; status == 200 && tries < 10_000; tries++) {
      status = browser.get("/healthz").status();
    }
    assertThat(status).isEqualTo(503);
  }
}
