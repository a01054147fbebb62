package io.aiprofile.application.port.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.storage.Race;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Transcriber} does. */
public interface TranscriberContract {
  /** Some bytes; what is heard in them is up to the provider. */
  byte[] RECORDING = "RIFF".getBytes(StandardCharsets.US_ASCII);

  /** A transcriber whose provider hears this in every recording. */
  Transcriber hearing(String words);

  /** A transcriber whose provider fails. */
  Transcriber failing(Kind kind);

  @ParameterizedTest
  @ValueSource(strings = {"Where did she study?", "उसने कहाँ पढ़ाई की?", "\"Quoted\"\nand more"})
  default void itTellsWhatIsSaid(String words) {
    assertThat(hearing(words).transcribe(RECORDING, "audio/webm;codecs=opus")).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  default void silenceIsEmpty(String nothing) {
    assertThat(hearing(nothing).transcribe(RECORDING, "audio/webm")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHORISED", "RATE_LIMITED", "PROVIDER_FAILED", "UNREACHABLE"})
  default void aFailureIsTold(Kind kind) {
    LlmFailure failure =
        catchThrowableOfType(
            LlmFailure.class, () -> failing(kind).transcribe(RECORDING, "audio/webm"));

    assertThat(failure.kind()).isEqualTo(kind);
  }

  @Test
  default void manyMaySpeakAtOnce() {
    Transcriber transcriber = hearing("Why?");

    List<String> heard =
        Race.of(
            Collections.nCopies(16, RECORDING),
            recording -> transcriber.transcribe(recording, "audio/ogg"));

    assertThat(heard).containsOnly("Why?");
  }
}
