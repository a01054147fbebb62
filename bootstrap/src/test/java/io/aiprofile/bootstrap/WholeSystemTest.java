package io.aiprofile.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Injector;
import io.aiprofile.adapters.web.WebAdapter;
import io.aiprofile.adapters.web.server.WebServer;
import io.aiprofile.bootstrap.config.Configuration;
import io.aiprofile.bootstrap.config.LoadedConfiguration;
import io.aiprofile.bootstrap.wiring.Lifecycle;
import io.aiprofile.bootstrap.wiring.Wiring;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The product with its real adapters, used over HTTP alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeSystemTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String BOUNDARY = "limit";

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Lifecycle lifecycle = new Lifecycle();
  private WebServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Map<String, String> environment = Map.of("IS_LOCAL", "true");
    Configuration configuration = LoadedConfiguration.load(environment, folder).configuration();
    Injector product = Wiring.injector(configuration, lifecycle);
    server = product.getInstance(WebAdapter.class).start("127.0.0.1", 0);
  }

  @AfterAll
  void stop() {
    server.close();
    lifecycle.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pia PDF|resume.pdf|What is the biggest platform you have built?|Kolam",
        "Dora DOCX|recommendations.docx|What do colleagues say about you?|Meera",
        "Tim TXT|interview-notes.txt|Are you still hands-on?|one day a week",
        "Carl CSV|certifications.csv|Which Kubernetes certification do you have?|CKA",
        "Mia MD|projects.md|What did you do about leaving the data centres?|data centres"
      })
  void aDocumentOfEachFormatIsUploadedIndexedPublishedAndQuoted(
      String name, String file, String question, String answered) throws Exception {
    String profile = "/api/profiles/" + created(name);
    assertThat(upload(profile, file, sample(file)).statusCode()).isEqualTo(201);
    assertThat(post(profile + "/index", "").statusCode()).isEqualTo(202);
    JsonNode index = indexed(profile);
    assertThat(index.at("/last/result").asText()).isEqualTo("indexed");
    assertThat(get(profile + "/chat/welcome").statusCode()).as("not public yet").isEqualTo(404);
    assertThat(patch(profile + "/status", "{\"status\":\"enabled\"}").statusCode()).isEqualTo(200);

    JsonNode answer =
        json.readTree(post(profile + "/chat", "{\"message\":\"" + question + "\"}").body());

    assertThat(answer.path("answer").asText()).contains(answered);
    assertThat(answer.path("level").asText()).isEqualTo("full");
    assertThat(answer.path("citations")).isNotEmpty();
    for (JsonNode citation : answer.path("citations")) {
      assertThat(citation.path("document").asText()).isEqualTo(file);
      assertThat(citation.path("quote").asText()).isNotBlank();
      assertThat(citation.has("page")).as("a page").isEqualTo(file.endsWith(".pdf"));
    }
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsReasonAndKeepsNothing() throws Exception {
    String profile = "/api/profiles/" + created("Otto Other");

    HttpResponse<String> picture =
        upload(profile, "cv.pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    HttpResponse<String> broken =
        upload(profile, "cv.pdf", "%PDF-1.7\nnothing else".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> large =
        upload(profile, "notes.txt", "Long. ".repeat(200_000).getBytes(StandardCharsets.UTF_8));

    assertThat(picture.statusCode()).isEqualTo(415);
    assertThat(broken.statusCode()).isEqualTo(415);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("1 MB");
    assertThat(get(profile + "/documents").body()).isEqualTo("{\"documents\":[]}");
  }

  @Test
  void anErasedProfileIsGoneEverywhere() throws Exception {
    String profile = "/api/profiles/" + created("Gone Soon");
    upload(
        profile,
        "notes.txt",
        "Led a team of nine people at Acme.".getBytes(StandardCharsets.UTF_8));
    post(profile + "/index", "");
    indexed(profile);

    assertThat(send("DELETE", profile, "").statusCode()).isEqualTo(204);

    assertThat(get(profile).statusCode()).isEqualTo(404);
    assertThat(get(profile + "/documents").statusCode()).isEqualTo(404);
    assertThat(get("/api/system/index-history").body()).doesNotContain("gone-soon");
  }

  private String created(String name) throws Exception {
    HttpResponse<String> created = post("/api/profiles", "{\"name\":\"" + name + "\"}");
    assertThat(created.statusCode()).isEqualTo(201);
    return json.readTree(created.body()).path("slug").asText();
  }

  /** How the index stands once no run is under way. */
  private JsonNode indexed(String profile) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    JsonNode state = json.readTree(get(profile + "/index").body());
    while (state.has("running") || !state.has("last")) {
      assertThat(Instant.now()).as("indexing ends").isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      state = json.readTree(get(profile + "/index").body());
    }
    return state;
  }

  private HttpResponse<String> upload(String profile, String name, byte[] content)
      throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String part = "form-data; name=\"file\"; filename=\"" + name + "\"";
    String head = "--" + BOUNDARY + "\r\nContent-Disposition: " + part + "\r\n\r\n";
    form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return client.send(
        to(profile + "/documents")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(to(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, body);
  }

  private HttpResponse<String> patch(String path, String body) throws Exception {
    return send("PATCH", path, body);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return client.send(
        to(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private static byte[] sample(String name) throws Exception {
    try (InputStream in = WholeSystemTest.class.getResourceAsStream("/sample/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
