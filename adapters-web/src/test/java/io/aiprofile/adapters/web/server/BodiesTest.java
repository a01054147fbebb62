package io.aiprofile.adapters.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.Multipart;
import io.aiprofile.adapters.web.fixture.RawConnection;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("A request's body")
@Timeout(60)
class BodiesTest {
  private static final String CHAT = "/api/profiles/asha-rao/chat";
  private static final String DOCUMENTS = "/api/profiles/asha-rao/documents";
  private static final String QUESTION = "{\"message\": \"What did Asha do?\"}";
  private static final String JSON = "Content-Type: application/json";

  private static Running running;

  @BeforeAll
  static void start() {
    running = new Running();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  @DisplayName("that is too large is refused by its announced length, and the client reads why")
  void announced() {
    Received reply =
        running
            .atHome()
            .postBytes(DOCUMENTS, new byte[20_000_000], "Content-Type", Multipart.CONTENT_TYPE);

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.json().path("detail").asText()).contains("5,100,000 bytes");
  }

  @Test
  @DisplayName("that is too large is refused although it comes in chunks, and the client reads why")
  void chunked() {
    Received reply =
        running
            .atHome()
            .postChunked(DOCUMENTS, new byte[20_000_000], "Content-Type", Multipart.CONTENT_TYPE);

    assertThat(reply.status()).isEqualTo(413);
  }

  @Test
  @DisplayName("may come in chunks and in pieces")
  void pieces() throws IOException {
    try (RawConnection client = new RawConnection(running.open())) {
      client.sendHead("POST", CHAT, JSON, "Transfer-Encoding: chunked");
      for (int i = 0; i < QUESTION.length(); i++) {
        client.send("1\r\n" + QUESTION.charAt(i) + "\r\n");
      }
      assertThat(client.send("0\r\n\r\n").receive().status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("of a document of more than two megabytes is taken")
  void largeDocument() {
    byte[] document =
        "A line about Kafka and other matters.\n"
            .repeat(60_000)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] form = new Multipart().file("long.md", document).bytes();

    // Too long for Markdown, which the application says after the server has taken it all in.
    Received reply = running.atHome().postMultipart(DOCUMENTS, form);
    assertThat(reply.json().path("detail").asText()).contains("long.md has 2.3 MB");
    Received chunked =
        running.atHome().postChunked(DOCUMENTS, form, "Content-Type", Multipart.CONTENT_TYPE);
    assertThat(chunked.json().path("detail").asText()).contains("long.md has 2.3 MB");
  }

  @Test
  @DisplayName("that never ends is cut off after the refusal")
  void endless() throws IOException {
    byte[] chunk =
        ("10000\r\n" + "x".repeat(65_536) + "\r\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try (RawConnection client = new RawConnection(running.local())) {
      client.sendHead(
          "POST",
          DOCUMENTS,
          "Content-Type: " + Multipart.CONTENT_TYPE,
          "Transfer-Encoding: chunked");
      for (int sent = 0; sent < 2_000; sent++) {
        client.send(chunk);
      }
    } catch (IOException cutOff) {
      return;
    }
    throw new AssertionError("The server took more than a hundred megabytes");
  }

  @Test
  @DisplayName("leaves the connection fit for the next request, refused or not")
  void nextRequest() throws IOException {
    try (RawConnection client = new RawConnection(running.open())) {
      String tooLong = " ".repeat(600_000);
      client.sendHead("POST", CHAT, JSON, "Content-Length: " + tooLong.length()).send(tooLong);
      assertThat(client.receive().status()).isEqualTo(413);
      client.sendHead("POST", CHAT, JSON, "Content-Length: " + QUESTION.length()).send(QUESTION);
      assertThat(client.receive().status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("that does not come holds up nobody else")
  void slow() throws IOException {
    List<RawConnection> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 400; i++) {
        RawConnection client = new RawConnection(running.open());
        slow.add(client.sendHead("POST", CHAT, JSON, "Content-Length: 40").send("{"));
      }
      long start = System.nanoTime();
      assertThat(running.visitor().postJson(CHAT, QUESTION).status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    } finally {
      for (RawConnection client : slow) {
        client.close();
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("that comes late costs no file descriptor beyond its connection")
  void descriptors() throws IOException {
    List<RawConnection> late = new ArrayList<>();
    long before = openFiles();
    try {
      for (int i = 0; i < 100; i++) {
        RawConnection client = new RawConnection(running.open());
        late.add(client.sendHead("POST", CHAT, JSON, "Content-Length: " + QUESTION.length()));
      }
      for (RawConnection client : late) {
        assertThat(client.send(QUESTION).receive().status()).isEqualTo(200);
      }
      // Both ends of each connection are in this process.
      assertThat(openFiles() - before).isLessThan(2 * 100 + 50);
    } finally {
      for (RawConnection client : late) {
        client.close();
      }
    }
  }

  @Test
  @DisplayName("that is cut off with its connection is no fault of ours")
  void cutOff() throws IOException {
    try (LogLines log = new LogLines();
        RawConnection client = new RawConnection(running.open())) {
      client.sendHead("POST", CHAT, JSON, "Content-Length: 40").send("{").reset();

      assertThat(log.await("The client has gone")).isNotEmpty();
      assertThat(log.ofLevel("ERROR")).isEmpty();
    }
  }

  @Test
  @DisplayName("that is a form is taken where a form is wanted only")
  void kinds() {
    Browser browser = running.atHome();

    assertThat(browser.sendBody("POST", DOCUMENTS, "application/json", "{}").status())
        .isEqualTo(415);
    assertThat(browser.send("POST", DOCUMENTS).status()).isEqualTo(415);
    assertThat(browser.postBareForm(CHAT, java.util.Map.of("message", "What?")).status())
        .isEqualTo(415);
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
