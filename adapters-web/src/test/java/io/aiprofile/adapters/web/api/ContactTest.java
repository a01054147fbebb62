package io.aiprofile.adapters.web.api;

import static io.aiprofile.adapters.web.fixture.Running.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.domain.account.EmailAddress;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.ProfileStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An address that a visitor types")
class ContactTest {
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

  @Test
  @DisplayName("is offered to be passed on, by the program itself")
  void offered() {
    running.turnstile().confirms();
    JsonNode answer = typed(running.visitor(), "Please write to Jo@Example.com").json();

    assertThat(answer.path("contact").path("state").asText()).isEqualTo("offered");
    assertThat(answer.path("contact").path("email").asText()).isEqualTo("jo@example.com");
    assertThat(answer.path("mode").asText()).isEqualTo("confirmation");
    assertThat(answer.path("level").asText()).isEqualTo("confirmation");
    assertThat(answer.path("refused").asBoolean()).isFalse();
    assertThat(answer.path("sentences").findValuesAsText("support")).containsOnly("none");
    assertThat(running.storage().leads().list(ASHA)).isEmpty();
  }

  @Test
  @DisplayName("is passed on once the visitor agrees, and only once")
  void passedOn() {
    Browser browser = running.visitor();
    String session = session(typed(browser, "Please write to jo@example.com"));

    for (int i = 0; i < 2; i++) {
      Received reply = passOn(browser, session, "JO@example.com");
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.json().path("state").asText()).isEqualTo("passed_on");
    }

    assertThat(running.storage().leads().list(ASHA))
        .extracting(Lead::email)
        .containsExactly(new EmailAddress("jo@example.com"));
    JsonNode next = go(browser, session, "Again: jo@example.com").json();
    assertThat(next.has("contact")).isFalse();
  }

  @Test
  @DisplayName("is nobody else's to pass on")
  void foreign() {
    String session = session(typed(running.visitor(), "Please write to jo@example.com"));

    assertThat(passOn(running.visitor(), session, "jo@example.com").status()).isEqualTo(404);
    assertThat(running.storage().leads().list(ASHA)).isEmpty();
  }

  @Test
  @DisplayName("must have been typed, in this conversation")
  void notTyped() {
    Browser browser = running.visitor();
    typed(browser, "Please write to jo@example.com");
    String session = session(typed(browser, "What did Asha lead?"));

    for (String email : new String[] {"jo@example.com", "asha.rao@example.com", "no address", ""}) {
      assertThat(passOn(browser, session, email).status()).as(email).isEqualTo(422);
    }
    assertThat(running.storage().leads().list(ASHA)).isEmpty();
  }

  @Test
  @DisplayName("goes nowhere once the profile is not public any more")
  void notPublic() {
    Browser browser = running.visitor();
    String session = session(typed(browser, "Please write to jo@example.com"));
    running.setStatus(ASHA, ProfileStatus.DISABLED);

    assertThat(passOn(browser, session, "jo@example.com").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("waits for tomorrow when its network had its share")
  void cap() {
    for (int i = 0; i < 5; i++) {
      Browser browser = running.visitor();
      String session = session(typed(browser, "Please write to jo@example.com"));
      assertThat(passOn(browser, session, "jo@example.com").status()).isEqualTo(200);
    }
    Browser browser = running.visitor();
    String session = session(typed(browser, "Please write to jo@example.com"));
    Received reply = passOn(browser, session, "jo@example.com");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("retry-after")).isEqualTo("86400");
    assertThat(reply.json().path("detail").asText()).contains("tomorrow");
  }

  private static Received typed(Browser browser, String message) {
    return browser.postJson(CHAT, "{\"message\":\"" + message + "\"}");
  }

  private static Received go(Browser browser, String session, String message) {
    return browser.postJson(
        CHAT, "{\"message\":\"%s\",\"session_id\":\"%s\"}".formatted(message, session));
  }

  private static Received passOn(Browser browser, String session, String email) {
    return browser.postJson(
        CHAT + "/contact", "{\"session_id\":\"%s\",\"email\":\"%s\"}".formatted(session, email));
  }

  private static String session(Received reply) {
    return reply.json().path("session_id").asText();
  }
}
