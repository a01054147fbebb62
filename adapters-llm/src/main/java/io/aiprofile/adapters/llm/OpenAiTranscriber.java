package io.aiprofile.adapters.llm;

import com.openai.core.MultipartField;
import com.openai.errors.OpenAIException;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import io.aiprofile.application.port.llm.Transcriber;
import io.aiprofile.domain.usage.TokenUsage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Locale;

/** Transcription by {@code /audio/transcriptions}, such as Whisper. */
public final class OpenAiTranscriber implements Transcriber, AutoCloseable {
  private static final int MAX_AUDIO_BYTES = 10 << 20;

  private final ProviderSettings settings;
  private final ProviderClient client;
  private final Failures failures;
  private final RetryLoop loop;

  /**
   * @param settings with a model that transcribes, such as {@code whisper-1} of OpenAI or {@code
   *     whisper-large-v3-turbo} of Groq
   */
  public OpenAiTranscriber(ProviderSettings settings) {
    this(settings, RetryLoop.Pace.STANDARD);
  }

  OpenAiTranscriber(ProviderSettings settings, RetryLoop.Pace pace) {
    this.settings = settings;
    this.client = new ProviderClient(settings);
    this.failures = new Failures(settings);
    this.loop = new RetryLoop(pace);
  }

  @Override
  public String transcribe(byte[] audio, String mediaType) {
    if (audio.length == 0 || audio.length > MAX_AUDIO_BYTES) {
      throw new IllegalArgumentException("A recording has 1 byte to 10 MB");
    }
    return loop.call(() -> attempt(audio, mediaType), () -> true);
  }

  private String attempt(byte[] audio, String mediaType) {
    try {
      return client
          .api()
          .audio()
          .transcriptions()
          .create(
              TranscriptionCreateParams.builder()
                  .model(settings.model())
                  .responseFormat(AudioResponseFormat.JSON)
                  .file(
                      MultipartField.<InputStream>builder()
                          .value(new ByteArrayInputStream(audio))
                          .filename("recording." + extension(mediaType))
                          .contentType(bare(mediaType))
                          .build())
                  .build())
          .transcription()
          .map(said -> said.text().strip())
          .orElseThrow(() -> failures.garbled(TokenUsage.NONE));
    } catch (OpenAIException e) {
      throw failures.of(e, false, TokenUsage.NONE);
    }
  }

  /** Without parameters: a recording from a browser says its codec there. */
  private static String bare(String mediaType) {
    return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Providers tell the format by the file's name. */
  private static String extension(String mediaType) {
    return switch (bare(mediaType)) {
      case "audio/webm", "video/webm" -> "webm";
      case "audio/ogg" -> "ogg";
      case "audio/mp4", "video/mp4", "audio/x-m4a", "audio/aac" -> "m4a";
      case "audio/mpeg", "audio/mp3" -> "mp3";
      case "audio/flac", "audio/x-flac" -> "flac";
      case "audio/wav", "audio/x-wav", "audio/wave" -> "wav";
      default -> throw new IllegalArgumentException("No audio that is transcribed: " + mediaType);
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
