package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.ReplyListener;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who runs the program reads these messages: they say what to do. */
class FailuresTest {
  private final StubProvider provider = new StubProvider();
  private final OpenAiLanguageModel model =
      new OpenAiLanguageModel(provider.settings(LlmProvider.OPENROUTER, Deadlines.STANDARD));

  @AfterEach
  void close() {
    model.close();
    provider.close();
  }

  private LlmFailure failure(int status, String... headers) {
    provider.then((request, to) -> to.answer(status, "application/json", "{}", headers));
    return failure();
  }

  private LlmFailure failure() {
    Prompt prompt = Prompt.text(List.of(new Message.User("Where did she study?")), 0, 100);
    return catchThrowableOfType(LlmFailure.class, () -> model.reply(prompt, ReplyListener.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "307|OpenRouter redirects to another address (307); set the base URL to it",
        "400|OpenRouter rejects the request (400); check the model stub-model",
        "401|OpenRouter does not accept the key (401); set a valid one in STUB_API_KEY",
        "402|OpenRouter says that no credit is left (402); top up the account of STUB_API_KEY",
        "404|OpenRouter knows no model stub-model at %s (404); check both names",
        "429|OpenRouter has too much to do (429), or the account of STUB_API_KEY reached a limit;"
            + " ask later",
        "503|OpenRouter failed (503); it may work a moment later"
      })
  void aMessageSaysWhatToDo(int status, String message) {
    assertThat(failure(status)).hasMessage(message.formatted(provider.baseUrl()));
  }

  @Test
  void anErrorsCodeIsToldAndItsWordsAreNot() {
    provider.then(
        (request, to) ->
            to.answer(
                400,
                "application/json",
                "{\"error\":{\"message\":\"Where did she study?\",\"type\":\"Where did she\","
                    + "\"code\":\"context_length_exceeded\"}}"));

    assertThat(failure())
        .hasMessage(
            "OpenRouter rejects the request (400, context_length_exceeded);"
                + " check the model stub-model");
  }

  @ParameterizedTest
  @CsvSource({"2, 2000", "0.25, 250", "0, 0"})
  void theProviderSaysWhenToAskAgainInSeconds(String header, long waitMs) {
    assertThat(failure(429, "Retry-After: " + header).retryAfter())
        .contains(Duration.ofMillis(waitMs));
  }

  @Test
  void theProviderSaysWhenToAskAgainAsADate() {
    ZonedDateTime inAMinute = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(inAMinute);

    assertThat(failure(503, "Retry-After: " + date).retryAfter())
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(61)));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "99999999999999"})
  void anythingElseIsNoTimeToAskAgain(String header) {
    assertThat(failure(429, "Retry-After: " + header).retryAfter()).isEmpty();
  }
}
