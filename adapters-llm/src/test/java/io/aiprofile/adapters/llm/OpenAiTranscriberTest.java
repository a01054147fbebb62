package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Script;
import io.aiprofile.application.port.llm.Transcriber;
import io.aiprofile.application.port.llm.TranscriberContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiTranscriberTest implements TranscriberContract {
  private static final RetryLoop.Pace QUICK =
      new RetryLoop.Pace(
          Duration.ofMillis(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofMinutes(5));

  private final StubProvider provider = new StubProvider();
  private final List<OpenAiTranscriber> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(OpenAiTranscriber::close);
    provider.close();
  }

  @Override
  public Transcriber hearing(String words) {
    provider.then(
        (request, to) ->
            to.answer(
                200,
                "application/json",
                new JsonMapper().writeValueAsString(Map.of("text", words))));
    return transcriber();
  }

  @Override
  public Transcriber failing(Kind kind) {
    provider.then(Script.EMPTY.fail(kind));
    return transcriber();
  }

  private Transcriber transcriber() {
    OpenAiTranscriber transcriber =
        new OpenAiTranscriber(provider.settings().withModel("whisper-1"), QUICK);
    opened.add(transcriber);
    return transcriber;
  }

  @Test
  void theRecordingIsSentWithItsFormatAndTheModel() {
    hearing("Why?").transcribe(RECORDING, "audio/webm;codecs=opus");

    StubProvider.Request request = provider.requests().getFirst();
    assertThat(request.path()).isEqualTo("/v1/audio/transcriptions");
    assertThat(request.header("Content-Type")).startsWith("multipart/form-data");
    assertThat(request.body())
        .contains("filename=\"recording.webm\"")
        .contains("audio/webm")
        .contains("RIFF")
        .contains("whisper-1");
  }

  @Test
  void aBusyProviderIsAskedAgain() {
    provider.then(Script.EMPTY.fail(Kind.RATE_LIMITED));

    assertThat(hearing("Why?").transcribe(RECORDING, "audio/mp4")).isEqualTo("Why?");
  }

  @Test
  void aProviderThatHangsIsLeftInTime() throws InterruptedException {
    Deadlines brief =
        new Deadlines(
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofMillis(200));
    provider.then((request, to) -> to.hang());
    try (OpenAiTranscriber transcriber =
        new OpenAiTranscriber(provider.settings(LlmProvider.OPENAI, brief), QUICK)) {
      LlmFailure failure =
          catchThrowableOfType(
              LlmFailure.class, () -> transcriber.transcribe(RECORDING, "audio/webm"));

      assertThat(failure)
          .hasMessage("OpenAI did not end its reply within 200 ms; it may be overloaded");
      assertThat(provider.awaitsHangUp(Duration.ofSeconds(1))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, (10 << 20) + 1})
  void aRecordingOfAnotherSizeIsRefused(int sizeBytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hearing("Why?").transcribe(new byte[sizeBytes], "audio/webm"));
    assertThat(provider.requests()).isEmpty();
  }

  @Test
  void whatIsNoAudioIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hearing("Why?").transcribe(RECORDING, "text/html"));
  }
}
