package io.aiprofile.adapters.web.api;

import static io.aiprofile.adapters.web.fixture.Running.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Browser;
import io.aiprofile.adapters.web.fixture.Multipart;
import io.aiprofile.adapters.web.fixture.Received;
import io.aiprofile.adapters.web.fixture.Running;
import io.aiprofile.domain.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An upload")
class UploadsTest {
  private static final String API = "/api/profiles/ben-okafor/documents";
  private static final String FORM = "/owner/documents";
  private static final String TEXT = "Gave a talk on Kafka in Oslo.";

  private Running running;
  private Browser operator;
  private Browser owner;

  @BeforeEach
  void start() {
    running = new Running();
    operator = running.atHome();
    owner = running.owner(BEN);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Nested
  @DisplayName("through the API")
  class ThroughApi {
    @Test
    @DisplayName("adds, replaces, and stops at three documents")
    void added() {
      Received added = upload(new Multipart().file("talk.md", TEXT));
      assertThat(added.status()).isEqualTo(201);
      assertThat(added.json().path("kind").asText()).isEqualTo("md");
      assertThat(added.json().path("size_bytes").asInt()).isEqualTo(TEXT.length());
      assertThat(upload(new Multipart().file("TALK.md", TEXT)).status()).isEqualTo(200);

      Received fourth = upload(new Multipart().file("fourth.md", TEXT));
      assertThat(fourth.status()).isEqualTo(409);
      assertThat(fourth.json().path("code").asText()).isEqualTo("too-many-documents");
    }

    @Test
    @DisplayName("gets the ending that its content deserves")
    void kind() {
      assertThat(upload(new Multipart().file("talk.pdf", TEXT)).json().path("name").asText())
          .isEqualTo("talk.txt");
    }

    @Test
    @DisplayName("takes names of any script")
    void names() {
      assertThat(upload(new Multipart().file("履歴書 é.md", TEXT)).json().path("name").asText())
          .isEqualTo("履歴書 é.md");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "../../../etc/passwd",
          "/etc/passwd",
          "..",
          ".htaccess",
          "a/b.md",
          "a\\\\b.md",
          "con.md"
        })
    @DisplayName("whose name is a path or hidden is refused")
    void paths(String name) {
      Received reply = upload(new Multipart().file(name, TEXT));

      assertThat(reply.status()).as(reply.text()).isIn(400, 422);
      assertNothingAdded();
    }

    @Test
    @DisplayName("is one file, neither none nor two")
    void count() {
      assertThat(upload(new Multipart().field("note", "no file")).status()).isEqualTo(422);
      assertThat(upload(new Multipart().file("a.md", TEXT).file("b.md", TEXT)).status())
          .isEqualTo(422);
      assertThat(upload(new Multipart().file("", new byte[0])).status()).isEqualTo(422);
      assertThat(upload(new Multipart()).status()).isEqualTo(422);
      assertNothingAdded();
    }

    @Test
    @DisplayName("that is empty, a program, or a picture is refused by its content")
    void contents() {
      byte[] program = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0};
      byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

      assertThat(upload(new Multipart().file("empty.md", "")).status()).isEqualTo(415);
      assertThat(upload(new Multipart().file("cv.md", program)).status()).isEqualTo(415);
      assertThat(upload(new Multipart().file("cv.txt", picture)).status()).isEqualTo(415);
      assertNothingAdded();
    }

    @Test
    @DisplayName("that is too large for its kind is refused with the size it may have")
    void large() {
      Received reply = upload(new Multipart().file("long.md", "word ".repeat(300_000)));

      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.json().path("detail").asText()).contains("at most 1 MB");
      assertNothingAdded();
    }

    @Test
    @DisplayName("that is no proper form is refused as such")
    void malformed() {
      byte[] cutOff =
          new Multipart()
              .raw(
                  "--"
                      + Multipart.BOUNDARY
                      + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\nhalf")
              .bytesWithoutEnd();
      byte[] noBoundary = new Multipart().file("a.md", TEXT).bytes();

      assertThat(operator.postMultipart(API, cutOff).status()).isEqualTo(400);
      assertThat(operator.postMultipart(API, "nonsense".getBytes(StandardCharsets.UTF_8)).status())
          .isIn(400, 422);
      assertThat(operator.postMultipart(API, new byte[0]).status()).isIn(400, 422);
      assertThat(
              operator.postBytes(API, noBoundary, "Content-Type", "multipart/form-data").status())
          .isEqualTo(400);
      assertThat(
              operator
                  .postBytes(
                      API,
                      noBoundary,
                      "Content-Type",
                      "multipart/form-data; boundary=" + "x".repeat(5_000))
                  .status())
          .isIn(400, 422);
      assertNothingAdded();
    }

    @Test
    @DisplayName("of a thousand parts, or with endless part headers, is refused")
    void manyParts() {
      Multipart many = new Multipart();
      for (int i = 0; i < 1_000; i++) {
        many.field("f" + i, "x");
      }
      assertThat(upload(many).status()).isEqualTo(413);
      assertThat(
              upload(
                      new Multipart()
                          .part(
                              "form-data; name=\"file\"; filename=\""
                                  + "a".repeat(50_000)
                                  + ".md\"",
                              new byte[] {'x'}))
                  .status())
          .isEqualTo(400);
      assertNothingAdded();
    }

    @Test
    @DisplayName("with control characters in its name is refused")
    void controlCharacters() {
      assertThat(upload(new Multipart().file("a\u0000.md", TEXT)).status()).isIn(400, 422);
      assertThat(upload(new Multipart().file("a\u001b[31m.md", TEXT)).status()).isIn(400, 422);
      assertNothingAdded();
    }

    private Received upload(Multipart form) {
      return operator.postMultipart(API, form.bytes());
    }
  }

  @Nested
  @DisplayName("through the owner's form")
  class ThroughForm {
    @Test
    @DisplayName("adds the document and shows the desk again")
    void added() {
      assertThat(send(new Multipart().file("talk.md", TEXT)).status()).isEqualTo(303);
      assertThat(owner.get("/owner").text()).contains("talk.md");
    }

    @Test
    @DisplayName("takes several files at once, and says of each that is refused why")
    void several() {
      Received reply =
          send(
              new Multipart()
                  .file("talk.md", TEXT)
                  .file("../../<script>.md", TEXT)
                  .file("empty.md", ""));

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.text()).contains("empty.md", "&lt;script").doesNotContain("<script>.md");
      assertThat(names()).containsExactly("cv.md", "letter.txt", "talk.md");
    }

    @Test
    @DisplayName("without a file, or cut off, is refused")
    void none() {
      assertThat(send(new Multipart()).status()).isEqualTo(422);
      assertThat(
              owner
                  .postMultipart(
                      FORM,
                      new Multipart()
                          .field("csrf", owner.csrf())
                          .raw(
                              "--"
                                  + Multipart.BOUNDARY
                                  + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\nhalf")
                          .bytesWithoutEnd())
                  .status())
          .isEqualTo(400);
      assertNothingAdded();
    }

    @Test
    @DisplayName("is answered to a script in JSON")
    void script() {
      Received added =
          owner.postMultipart(
              FORM,
              new Multipart().file("talk.md", TEXT).bytes(),
              "X-CSRF-Token",
              owner.csrf(),
              "Accept",
              "application/json");

      assertThat(added.status()).isEqualTo(201);
      assertThat(added.json().path("name").asText()).isEqualTo("talk.md");
    }

    private Received send(Multipart form) {
      return owner.postMultipart(
          FORM, form.field("csrf", owner.csrf()).bytes(), "Accept", "text/html");
    }
  }

  private List<String> names() {
    return running.storage().documents().list(BEN).stream()
        .map(Document::name)
        .map(Object::toString)
        .toList();
  }

  private void assertNothingAdded() {
    assertThat(names()).containsExactly("cv.md", "letter.txt");
  }
}
