package io.aiprofile.adapters.web.api;

import static io.aiprofile.adapters.web.fixture.Running.ASHA;
import static io.aiprofile.adapters.web.fixture.Running.BROAD_QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.EventReader;
import io.aiprofile.adapters.web.fixture.EventReader.Event;
import io.aiprofile.adapters.web.fixture.RawConnection;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.adapters.web.fixture.Turnstile;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.ProfileStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A streamed answer")
@Timeout(60)
class ChatStreamTest {
  private static final String CHAT = "/api/profiles/asha-rao/chat";
  private static final String BROAD = "{\"message\": \"" + BROAD_QUESTION + "\"}";

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
  @DisplayName("tells sources before the sentences that use them, then follow-ups, then everything")
  void order() throws Exception {
    Browser browser = running.visitor();
    try (EventReader events = browser.stream(CHAT, BROAD)) {
      assertThat(events.status()).isEqualTo(200);
      assertThat(events.headers().get("content-type")).containsExactly("text/event-stream");
      assertThat(events.headers().get("cache-control")).containsExactly("no-store");
      List<Event> all = events.rest();

      assertThat(all)
          .extracting(Event::name)
          .containsExactly(
              "session",
              "sources",
              "delta",
              "sentence",
              "sources",
              "delta",
              "sentence",
              "sources",
              "delta",
              "sentence",
              "followups",
              "done");
      JsonNode done = all.getLast().data();
      assertThat(all.getFirst().data().path("session_id")).isEqualTo(done.path("session_id"));
      assertThat(text(all)).isEqualTo(withoutMarkers(done.path("answer").asText()));
      assertThat(sources(all).values()).containsExactlyInAnyOrderElementsOf(done.path("citations"));
      assertThat(all.get(all.size() - 2).data()).isEqualTo(done.path("followups"));
    }
    assertThat(browser.cookies()).containsKey("__Host-visitor");
  }

  @Test
  @DisplayName("tells a source again when its quotation has grown")
  void growing() throws Exception {
    try (EventReader events = running.visitor().stream(CHAT, BROAD)) {
      List<JsonNode> firsts =
          events.rest().stream()
              .filter(event -> event.name().equals("sources"))
              .map(event -> event.data().path(0))
              .filter(source -> source.path("marker").asInt() == 1)
              .toList();

      assertThat(firsts).hasSizeGreaterThan(1);
      assertThat(firsts.getLast().path("quote").asText())
          .startsWith(firsts.getFirst().path("quote").asText())
          .isNotEqualTo(firsts.getFirst().path("quote").asText());
    }
  }

  @Test
  @DisplayName("comes sentence by sentence, with heartbeats in between")
  void sentenceBySentence() throws Exception {
    running.turnstile().close();
    try (EventReader events = running.visitor().stream(CHAT, BROAD)) {
      events.next("session");
      events.next("sources");
      events.next("delta");
      assertThat(events.next("sentence").data().path("index").asInt()).isZero();
      assertThat(events.next().name()).isEqualTo(":");

      running.turnstile().letOneThrough();
      events.next("sources");
      events.next("delta");
      assertThat(events.next("sentence").data().path("index").asInt()).isEqualTo(1);

      running.turnstile().open();
      assertThat(events.rest().getLast().name()).isEqualTo("done");
    }
  }

  @Test
  @DisplayName("says the same as the JSON reply")
  void sameAsJson() throws Exception {
    try (EventReader events = running.visitor().stream(CHAT, BROAD)) {
      JsonNode done = events.rest().getLast().data();
      JsonNode json = running.visitor().postJson(CHAT, BROAD).json();

      assertThat(done.path("answer")).isEqualTo(json.path("answer"));
      assertThat(done.path("citations")).isEqualTo(json.path("citations"));
    }
  }

  @Test
  @DisplayName("ends within a second of its reader, and what was said until then is kept")
  void hangingUp() throws Exception {
    running.turnstile().close();
    String head;
    try (RawConnection reader = new RawConnection(running.open())) {
      reader.sendHead(
          "POST",
          CHAT,
          "Content-Type: application/json",
          "Accept: text/event-stream",
          "Content-Length: " + BROAD.length());
      reader.send(BROAD);
      head = reader.receiveUntil("event: sentence");
    }
    long closed = System.nanoTime();

    Exchange kept = awaitKept(visitor(head));
    assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(Duration.ofSeconds(1));
    assertThat(kept.ending()).isEqualTo(Ending.STOPPED);
    assertThat(kept.answer().sentences()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  @DisplayName("says at its end how it ended, and which sentences nothing supports")
  void ending(Ending ending) throws Exception {
    running.turnstile().writesWithModel(ending);
    try (EventReader events = running.visitor().stream(CHAT, BROAD)) {
      JsonNode done = events.rest().getLast().data();

      assertThat(done.path("ending").asText()).isEqualTo(ending.name().toLowerCase(Locale.ROOT));
      assertThat(done.path("complete").asBoolean()).isEqualTo(ending == Ending.COMPLETE);
      assertThat(done.path("mode").asText()).isEqualTo("llm");
      assertThat(done.path("level").asText()).isEqualTo("partly");
      assertThat(done.path("sentences").findValuesAsText("support"))
          .containsExactly("cited", "unsupported");
      assertThat(done.path("tokens_used").path("total_tokens").asLong())
          .isEqualTo(Turnstile.USED.totalTokens());
    }
  }

  @Test
  @DisplayName("is refused with a status of its own before the first event")
  void refusedBefore() {
    running.setStatus(running.create("Eve Moss"), ProfileStatus.ENABLED);
    String accept = "text/event-stream";
    Browser browser = running.visitor();

    assertThat(browser.postJson("/api/profiles/nobody/chat", BROAD, "Accept", accept).status())
        .isEqualTo(404);
    assertThat(browser.postJson(CHAT, "{\"message\": \"?\"}", "Accept", accept).status())
        .isEqualTo(422);
    Received empty = browser.postJson("/api/profiles/eve-moss/chat", BROAD, "Accept", accept);
    assertThat(empty.status()).isEqualTo(409);
    assertThat(empty.json().path("code").asText()).isEqualTo("nothing-to-ask");
  }

  @Test
  @DisplayName("that breaks off says so in an event, without internals")
  void breaksOff() throws Exception {
    running.turnstile().close();
    try (EventReader events = running.visitor().stream(CHAT, BROAD)) {
      events.next("session");
      events.next("sources");
      running.faults().begin(new StorageFailure("the disk at /secret is full", null));
      running.turnstile().open();

      Event last = events.rest().getLast();
      assertThat(last.name()).isEqualTo("error");
      assertThat(last.data().path("status").asInt()).isEqualTo(503);
      assertThat(last.data().path("request_id").asText()).isEqualTo(events.header("x-request-id"));
      assertThat(last.text()).doesNotContain("secret");
    }
  }

  private Exchange awaitKept(VisitorId visitor) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Conversation> kept = running.storage().conversations().latest(ASHA, visitor);
      if (kept.isPresent()) {
        return kept.get().exchanges().getLast();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("Nothing was kept");
  }

  private static VisitorId visitor(String head) {
    String name = "__Host-visitor=";
    int start = head.indexOf(name) + name.length();
    return new VisitorId(head.substring(start, start + 32));
  }

  private static String text(List<Event> events) {
    StringBuilder text = new StringBuilder();
    events.stream()
        .filter(event -> event.name().equals("delta"))
        .forEach(event -> text.append(event.data().path("text").asText()));
    return text.toString();
  }

  private static String withoutMarkers(String answer) {
    return answer.replaceAll("( \\[\\d+])+(?=\n|$)", "");
  }

  private static Map<Integer, JsonNode> sources(List<Event> events) {
    Map<Integer, JsonNode> sources = new HashMap<>();
    events.stream()
        .filter(event -> event.name().equals("sources"))
        .forEach(
            event ->
                event.data().forEach(source -> sources.put(source.path("marker").asInt(), source)));
    return sources;
  }
}
