package io.aiprofile.bootstrap.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aiprofile.adapters.llm.StubConnection;
import io.aiprofile.adapters.llm.StubProvider;
import io.aiprofile.adapters.llm.StubProvider.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the provider does: what the visitor sees, what is kept, how often it is asked. */
class TurnFaultsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAID = "I led 42 engineers in five teams [1].";
  private static final String QUOTED = "Led 42 engineers in five teams at Zeta Pay.";

  @TempDir Path folder;

  /**
   * A row of the matrix.
   *
   * @param calls how often the provider is asked
   */
  record Row(String name, Behaviour fault, String mode, String ending, int calls) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface Then {
    void does(StubConnection to) throws IOException, InterruptedException;
  }

  private static Row quoted(String name, int calls, Behaviour fault) {
    return new Row(name, fault, "extractive", "complete", calls);
  }

  /** Goes wrong once a sentence was shown. */
  private static Row interrupted(String name, Then then) {
    return new Row(name, after(SAID + " And", then), "llm", "interrupted", 1);
  }

  private static Behaviour after(String said, Then then) {
    return (request, to) -> {
      to.beginStream();
      to.event(
          "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
              + "[{\"index\":0,\"delta\":{\"content\":\""
              + said
              + "\"},\"finish_reason\":null}]}");
      then.does(to);
    };
  }

  private static Behaviour status(int status) {
    return (request, to) ->
        to.answer(status, "application/json", "{\"error\":{\"message\":\"no\"}}");
  }

  static Stream<Row> rows() {
    return Stream.of(
        quoted("wrong key", 1, status(401)),
        quoted("no credit", 1, status(402)),
        quoted("unknown model", 1, status(404)),
        quoted("too many requests", 3, status(429)),
        quoted("server error", 3, status(500)),
        quoted("unavailable", 3, status(503)),
        quoted("reset", 3, (request, to) -> to.reset()),
        quoted("hang", 3, (request, to) -> to.hang()),
        quoted("a page", 3, (request, to) -> to.answer(200, "text/html", "<html>Hi</html>")),
        quoted("broken off in the first sentence", 1, after("I led 42 eng", to -> to.endStream())),
        quoted("hang in the first sentence", 1, after("I led 42 eng", to -> to.hang())),
        quoted(
            "nothing that stands",
            1,
            after("I won 3 Nobel prizes [1].", StubConnection::endStream)),
        interrupted("broken off", StubConnection::endStream),
        interrupted("reset in the middle", StubConnection::reset),
        interrupted("hang in the middle", StubConnection::hang),
        interrupted("garbage in the middle", to -> to.event("{\"choices\"")),
        interrupted(
            "an error in the middle",
            to -> to.event("{\"error\":{\"code\":502,\"message\":\"x\"}}")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theVisitorGetsAnAnswer(Row row) throws Exception {
    try (StubProvider provider = new StubProvider().then(row.fault);
        SpeakingProduct product = new SpeakingProduct(folder, provider, SpeakingProduct.RESUME)) {
      JsonNode answer =
          JSON.readTree(
              product.ask(
                  "{\"message\":\"How many engineers did you lead?\"}", "application/json"));

      assertThat(answer.path("mode").asText()).isEqualTo(row.mode);
      assertThat(answer.path("ending").asText()).isEqualTo(row.ending);
      assertThat(answer.path("citations").path(0).path("quote").asText()).contains(QUOTED);
      assertThat(answer.path("answer").asText())
          .doesNotContain("Nobel", "And", "eng [", "html", "error");
      assertThat(provider.requests()).hasSize(row.calls);
      assertThat(transcript())
          .singleElement()
          .satisfies(
              kept -> {
                assertThat(kept.path("mode").asText()).isEqualTo(row.mode);
                assertThat(kept.path("ending").asText()).isEqualTo(row.ending);
                assertThat(kept.path("sentences")).hasSize(answer.path("sentences").size());
              });
    }
  }

  private List<JsonNode> transcript() throws IOException {
    Path conversations = folder.resolve("profiles/asha-rao/conversations");
    try (Stream<Path> files = Files.list(conversations)) {
      return Files.readAllLines(files.findFirst().orElseThrow()).stream()
          .map(TurnFaultsIT::json)
          .toList();
    }
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
