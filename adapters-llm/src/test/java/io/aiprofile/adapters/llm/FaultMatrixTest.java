package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.adapters.llm.StubProvider.Behaviour;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.llm.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each fault of a provider is told as, how often it is asked, and what is heard of it. */
@Timeout(60)
class FaultMatrixTest {
  private static final Prompt PROMPT =
      Prompt.text(List.of(new Message.User("What is the salary of the third sister?")), 0, 100);

  private static final Deadlines SHORT =
      new Deadlines(
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          Duration.ofMillis(900));

  private static final RetryLoop.Pace QUICK =
      new RetryLoop.Pace(
          Duration.ofMillis(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30));

  /** A fault and what comes of it. */
  record Fault(String name, Behaviour behaviour, Kind kind, int calls, String heard) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        once("400", status(400, ""), Kind.REJECTED),
        once("401", status(401, ""), Kind.UNAUTHORISED),
        once("402", status(402, ""), Kind.NO_CREDIT),
        once("403", status(403, ""), Kind.UNAUTHORISED),
        once("404, unknown model", status(404, "model_not_found"), Kind.REJECTED),
        thrice("408", status(408, ""), Kind.PROVIDER_FAILED),
        once("413", status(413, ""), Kind.REJECTED),
        thrice("429", status(429, "rate_limit_exceeded"), Kind.RATE_LIMITED),
        thrice("429, now again", status(429, "", "Retry-After: 0"), Kind.RATE_LIMITED),
        once("429, in two minutes", status(429, "", "Retry-After: 120"), Kind.RATE_LIMITED),
        once("429, quota used up", status(429, "insufficient_quota"), Kind.NO_CREDIT),
        thrice("500", status(500, ""), Kind.PROVIDER_FAILED),
        thrice("503", status(503, ""), Kind.PROVIDER_FAILED),
        thrice(
            "502 of a gateway",
            (request, to) -> to.answer(502, "text/html", "<html>Bad Gateway</html>"),
            Kind.PROVIDER_FAILED),
        once("redirect", status(307, "", "Location: http://127.0.0.1:1/"), Kind.REJECTED),
        thrice("reset before headers", (request, to) -> to.reset(), Kind.UNREACHABLE),
        thrice("reset after headers", begun(StubConnection::reset), Kind.UNREACHABLE),
        heard("reset after a piece", said(StubConnection::reset), Kind.BROKEN_OFF),
        thrice("hang before headers", (request, to) -> to.hang(), Kind.TIMED_OUT),
        thrice("hang after headers", begun(StubConnection::hang), Kind.TIMED_OUT),
        thrice("nothing but comments", begun(FaultMatrixTest::comment), Kind.TIMED_OUT),
        heard("hang after a piece", said(StubConnection::hang), Kind.TIMED_OUT),
        new Fault("slow drip", begun(FaultMatrixTest::drip), Kind.TIMED_OUT, 1, ". . . . . . ."),
        heard("end without a reason", said(StubConnection::endStream), Kind.BROKEN_OFF),
        heard(
            "end without a reason, but with a mark",
            said(
                to -> {
                  to.event("[DONE]");
                  to.endStream();
                }),
            Kind.BROKEN_OFF),
        thrice("empty stream", begun(StubConnection::endStream), Kind.BROKEN_OFF),
        thrice("garbage", begun(to -> to.event("She led")), Kind.GARBLED),
        thrice("JSON of another kind", begun(to -> to.event("[1, 2]")), Kind.GARBLED),
        heard("garbage after a piece", said(to -> to.event("{\"choices\"")), Kind.GARBLED),
        thrice(
            "a page",
            (request, to) -> to.answer(200, "text/html", "<html>Welcome</html>"),
            Kind.GARBLED),
        thrice(
            "JSON that is no error",
            (request, to) -> to.answer(200, "application/json", "{\"ok\":true}"),
            Kind.GARBLED),
        thrice(
            "an error with status 200",
            (request, to) ->
                to.answer(200, "application/json", "{\"error\":{\"code\":503,\"message\":\"x\"}}"),
            Kind.PROVIDER_FAILED),
        once(
            "a lack of credit with status 200",
            (request, to) ->
                to.answer(200, "application/json", "{\"error\":{\"code\":402,\"message\":\"x\"}}"),
            Kind.NO_CREDIT),
        thrice(
            "an error in the stream",
            begun(to -> to.event("{\"error\":{\"code\":429,\"message\":\"x\"},\"choices\":[]}")),
            Kind.RATE_LIMITED),
        heard(
            "an error after a piece",
            said(to -> to.event("{\"error\":{\"code\":\"server_error\",\"message\":\"x\"}}")),
            Kind.PROVIDER_FAILED),
        new Fault(
            "endless text", begun(FaultMatrixTest::chatter), Kind.GARBLED, 1, "word ".repeat(13)),
        thrice("endless arguments", begun(FaultMatrixTest::argue), Kind.GARBLED),
        thrice("endless calls", begun(FaultMatrixTest::callOn), Kind.GARBLED));
  }

  @BeforeAll
  static void warmUp() {
    assertThat(Rehearsal.play().text()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isToldAndRepeatedAndHeard(Fault fault) {
    try (StubProvider provider = new StubProvider().then(fault.behaviour());
        OpenAiModels models = models(provider)) {
      StringBuilder heard = new StringBuilder();

      LlmFailure failure =
          catchThrowableOfType(
              LlmFailure.class,
              () -> models.languageModel().reply(PROMPT, piece -> append(heard, piece)));

      assertThat(failure.kind()).isEqualTo(fault.kind());
      assertThat(provider.requests()).hasSize(fault.calls());
      assertThat(heard.toString()).startsWith(fault.heard());
      assertThat(heard.isEmpty()).isEqualTo(fault.heard().isEmpty());
      assertThat(failure.usage().completionTokens())
          .isGreaterThanOrEqualTo(fault.heard().isEmpty() ? 0 : 1);
      assertThat(failure)
          .hasMessageContaining("127.0.0.1")
          .hasMessageNotContaining("sister")
          .hasMessageNotContaining("canary");
    }
  }

  @Test
  void nobodyThereIsToldAfterThreeAttempts() {
    ProviderSettings settings;
    try (StubProvider gone = new StubProvider()) {
      settings = gone.settings(LlmProvider.CUSTOM, SHORT);
    }
    try (OpenAiModels models = OpenAiModels.create(settings, Optional.empty(), QUICK)) {
      LlmFailure failure =
          catchThrowableOfType(
              LlmFailure.class, () -> models.languageModel().reply(PROMPT, ReplyListener.NONE));

      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure).hasMessageContaining("check the network and the base URL");
    }
  }

  @Test
  void aFaultThatPassesIsNotNoticed() {
    try (StubProvider provider =
            new StubProvider()
                .then(status(503, ""))
                .then((request, to) -> to.reset())
                .then(Script.saying("She led nine."));
        OpenAiModels models = models(provider)) {
      assertThat(models.languageModel().reply(PROMPT, ReplyListener.NONE).text())
          .isEqualTo("She led nine.");
    }
  }

  @Test
  void aPassedDeadlineClosesTheConnection() throws InterruptedException {
    try (StubProvider provider = new StubProvider().then(said(StubConnection::hang));
        OpenAiModels models = models(provider)) {
      assertThat(
              catchThrowableOfType(
                  LlmFailure.class, () -> models.languageModel().reply(PROMPT, ReplyListener.NONE)))
          .hasMessageContaining("did not go on within 500 ms");

      assertThat(provider.awaitsHangUp(Duration.ofSeconds(1))).isTrue();
    }
  }

  private static OpenAiModels models(StubProvider provider) {
    return OpenAiModels.create(
        provider.settings(LlmProvider.CUSTOM, SHORT), Optional.empty(), QUICK);
  }

  private static boolean append(StringBuilder heard, String piece) {
    heard.append(piece);
    return true;
  }

  private static Fault once(String name, Behaviour behaviour, Kind kind) {
    return new Fault(name, behaviour, kind, 1, "");
  }

  private static Fault thrice(String name, Behaviour behaviour, Kind kind) {
    return new Fault(name, behaviour, kind, 3, "");
  }

  private static Fault heard(String name, Behaviour behaviour, Kind kind) {
    return new Fault(name, behaviour, kind, 1, "She led");
  }

  /** The message quotes what no message of ours may. */
  private static Behaviour status(int status, String code, String... headers) {
    String body =
        "{\"error\":{\"message\":\"sk-stub-canary-4711 asked for a sister\",\"code\":\""
            + code
            + "\"}}";
    return (request, to) -> to.answer(status, "application/json", body, headers);
  }

  private interface Act {
    void on(StubConnection connection) throws IOException, InterruptedException;
  }

  private static Behaviour begun(Act act) {
    return (request, to) -> {
      to.beginStream();
      act.on(to);
      to.hang();
    };
  }

  private static Behaviour said(Act act) {
    return begun(
        to -> {
          to.event(content("She led"));
          act.on(to);
        });
  }

  private static String content(String piece) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + piece + "\"}}]}";
  }

  private static void comment(StubConnection to) throws IOException, InterruptedException {
    while (!to.hangsUpWithin(Duration.ofMillis(50))) {
      to.stream(": OPENROUTER PROCESSING\n\n");
    }
  }

  private static void drip(StubConnection to) throws IOException, InterruptedException {
    while (!to.hangsUpWithin(Duration.ofMillis(50))) {
      to.event(content(". "));
    }
  }

  private static void chatter(StubConnection to) throws IOException {
    for (int i = 0; i < 70; i++) {
      to.event(content("word ".repeat(200)));
    }
  }

  private static void argue(StubConnection to) throws IOException {
    for (int i = 0; i < 20; i++) {
      to.event(call(0, "a", "x".repeat(1000)));
    }
  }

  private static void callOn(StubConnection to) throws IOException {
    for (int i = 0; i < 40; i++) {
      to.event(call(i, "call_" + i, "{}"));
    }
  }

  private static String call(int index, String id, String arguments) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":%d,\"id\":\"%s\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]}}]}"
        .formatted(index, id, arguments);
  }
}
