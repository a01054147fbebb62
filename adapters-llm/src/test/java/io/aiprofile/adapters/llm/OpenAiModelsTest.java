package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.llm.Script;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OpenAiModelsTest {
  private static final Prompt PROMPT =
      Prompt.text(List.of(new Message.User("What is the salary of the third sister?")), 0, 100);

  private static final RetryLoop.Pace QUICK =
      new RetryLoop.Pace(
          Duration.ofMillis(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofMinutes(5));

  private final StubProvider primary = new StubProvider();
  private final StubProvider secondary = new StubProvider();
  private final OpenAiModels models =
      OpenAiModels.create(primary.settings(), Optional.of(secondary.settings()), QUICK);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.TRACE);
    root.addAppender(log);
    log.start();
  }

  @AfterEach
  void close() {
    models.close();
    primary.close();
    secondary.close();
  }

  private String said() {
    return models.languageModel().reply(PROMPT, ReplyListener.NONE).text();
  }

  @Test
  void theSecondProviderRepliesAfterTheFirstFailedThreeTimes() {
    primary.then(Script.EMPTY.fail(Kind.PROVIDER_FAILED));
    secondary.then(Script.saying("She led nine."));

    assertThat(said()).isEqualTo("She led nine.");
    assertThat(primary.requests()).hasSize(3);
    assertThat(secondary.requests()).hasSize(1);
  }

  @Test
  void aProviderThatIsOutOfServiceCostsNoTime() {
    primary.then(Script.EMPTY.fail(Kind.PROVIDER_FAILED));
    secondary.then(Script.saying("She led nine."));

    for (int i = 0; i < 5; i++) {
      assertThat(said()).isEqualTo("She led nine.");
    }
    assertThat(primary.requests()).hasSize(5);
  }

  @Test
  void neitherTheKeyNorTheConversationIsShownAnywhere() {
    primary.then(
        (request, to) ->
            to.answer(
                401,
                "application/json",
                "{\"error\":{\"message\":\"sk-stub-canary-4711: third sister\","
                    + "\"code\":\"sk-stub-canary-4711\"}}"));
    secondary.then(Script.saying("Her sister").fail(Kind.GARBLED));
    List<String> shown = new ArrayList<>();

    LlmFailure failure = catchThrowableOfType(LlmFailure.class, this::said);

    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    shown.add(trace.toString());
    shown.add(primary.settings().toString());
    log.list.forEach(event -> shown.add(event.getFormattedMessage() + event.getMDCPropertyMap()));
    assertThat(String.join("\n", shown))
        .contains("set a valid one in STUB_API_KEY")
        .doesNotContain("canary")
        .doesNotContain("sister");
    assertThat(log.list).isNotEmpty();
  }

  @Test
  void closingEndsTheRepliesUnderWay() throws InterruptedException {
    primary.then(Script.saying("She led").hold(new CountDownLatch(1)));

    LlmFailure failure =
        catchThrowableOfType(
            LlmFailure.class,
            () ->
                models
                    .languageModel()
                    .reply(
                        PROMPT,
                        piece -> {
                          models.close();
                          return true;
                        }));

    assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF);
    assertThat(primary.awaitsHangUp(Duration.ofSeconds(1))).isTrue();
  }
}
