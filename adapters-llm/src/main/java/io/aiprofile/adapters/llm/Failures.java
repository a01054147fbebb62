package io.aiprofile.adapters.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.http.Headers;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.domain.usage.TokenUsage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures of one provider in the words of the port. What the provider says about an error is
 * used to tell what it is and then dropped, except short codes: it may quote the key or the
 * conversation.
 */
final class Failures {
  /** Codes such as {@code context_length_exceeded}; neither a key nor a sentence fits. */
  private static final Pattern CODE = Pattern.compile("[a-z]{2,20}(_[a-z]{1,20}){0,5}");

  private static final int OK = 200;

  private final ProviderSettings settings;
  private final String label;

  Failures(ProviderSettings settings) {
    this.settings = settings;
    this.label = settings.label();
  }

  /**
   * The failure that an exception of the vendor's library means.
   *
   * @param began whether a part of the reply came
   * @param used so far
   */
  LlmFailure of(RuntimeException e, boolean began, TokenUsage used) {
    return switch (e) {
      case InBandError inBand -> told(OK, Optional.of(inBand.error()), Optional.empty(), used);
      case OpenAIServiceException answer ->
          told(answer.statusCode(), body(answer), retryAfter(answer.headers()), used);
      case OpenAIIoException io -> broken(io.getCause(), began, used);
      default -> garbled(used);
    };
  }

  private LlmFailure broken(@Nullable Throwable cause, boolean began, TokenUsage used) {
    if (cause instanceof ProviderClient.TooLong) {
      return garbled(used);
    }
    if (cause instanceof InterruptedIOException late) {
      return String.valueOf(late.getMessage()).toLowerCase(Locale.ROOT).contains("connect")
          ? timedOut("connect", settings.deadlines().connect(), used)
          : timedOut("end its reply", settings.deadlines().total(), used);
    }
    if (began) {
      return brokenOff(used);
    }
    String message =
        "No connection to %s (%s); check the network and the base URL"
            .formatted(label, settings.baseUrl().getHost());
    return new LlmFailure(
        Kind.UNREACHABLE, message, used, cause instanceof IOException ? cause : null);
  }

  LlmFailure brokenOff(TokenUsage used) {
    return new LlmFailure(
        Kind.BROKEN_OFF, label + " ended its reply in the middle; ask again", used, null);
  }

  /** More than any sensible reply, or nothing of the protocol. */
  LlmFailure garbled(TokenUsage used) {
    return new LlmFailure(
        Kind.GARBLED,
        "What %s sent is no reply of the OpenAI protocol; check the base URL".formatted(label),
        used,
        null);
  }

  /**
   * @param what the provider was too slow to do
   */
  LlmFailure timedOut(String what, Duration deadline, TokenUsage used) {
    return new LlmFailure(
        Kind.TIMED_OUT,
        "%s did not %s within %s; it may be overloaded".formatted(label, what, seconds(deadline)),
        used,
        null);
  }

  /** Whether an answer may mean that the provider knows no reply formats. */
  static boolean refusesRequest(OpenAIServiceException answer) {
    return answer.statusCode() == 400 || answer.statusCode() == 422;
  }

  /** Whether the provider knows reply formats and the model failed to keep to one (Groq). */
  static boolean missesFormat(OpenAIServiceException answer) {
    return body(answer).map(Failures::code).orElse("").equals("json_validate_failed");
  }

  private LlmFailure told(
      int status, Optional<JsonNode> error, Optional<Duration> retryAfter, TokenUsage used) {
    String code = error.map(Failures::code).orElse("");
    int meant = status == OK ? error.map(Failures::status).orElse(status) : status;
    Kind kind = kind(meant, code);
    String detail = code.isEmpty() ? String.valueOf(meant) : meant + ", " + code;
    return new LlmFailure(
        kind,
        sentence(kind, meant)
            .formatted(
                label, detail, settings.key().variable(), settings.model(), settings.baseUrl()),
        used,
        retryAfter.orElse(null),
        null);
  }

  /** What is wrong and what to do, of the provider, the error, the key's setting, the model. */
  private String sentence(Kind kind, int status) {
    return switch (kind) {
      case UNAUTHORISED ->
          settings.key().secret().isEmpty()
              ? "%s asks for a key (%s); set %s"
              : "%s does not accept the key (%s); set a valid one in %s";
      case NO_CREDIT -> "%s says that no credit is left (%s); top up the account of %s";
      case RATE_LIMITED ->
          "%s has too much to do (%s), or the account of %s reached a limit; ask later";
      case REJECTED ->
          status == 404
              ? "%s knows no model %4$s at %5$s (%2$s); check both names"
              : status < 400
                  ? "%s redirects to another address (%s); set the base URL to it"
                  : "%s rejects the request (%s); check the model %4$s";
      default -> "%s failed (%s); it may work a moment later";
    };
  }

  private static Kind kind(int status, String code) {
    return switch (code) {
      case "insufficient_quota", "billing_hard_limit_reached" -> Kind.NO_CREDIT;
      case "invalid_api_key" -> Kind.UNAUTHORISED;
      case "rate_limit_exceeded" -> Kind.RATE_LIMITED;
      default ->
          switch (status) {
            case OK, 408 -> Kind.PROVIDER_FAILED;
            case 401, 403 -> Kind.UNAUTHORISED;
            case 402 -> Kind.NO_CREDIT;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.PROVIDER_FAILED : Kind.REJECTED;
          };
    };
  }

  private static Optional<JsonNode> body(OpenAIServiceException answer) {
    try {
      return Optional.ofNullable(answer.body().convert(JsonNode.class));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** The error's code or type, if it is one and no sentence. */
  private static String code(JsonNode error) {
    for (String name : new String[] {"code", "type"}) {
      String code = error.path(name).asText("").toLowerCase(Locale.ROOT);
      if (CODE.matcher(code).matches()) {
        return code;
      }
    }
    return "";
  }

  /** The status that an error in a reply with status 200 stands for (OpenRouter). */
  private static int status(JsonNode error) {
    int code = error.path("code").asInt(OK);
    return code >= 300 && code < 600 ? code : OK;
  }

  /** RFC 9110, 10.2.3: seconds or a date. */
  private static Optional<Duration> retryAfter(Headers headers) {
    return headers.values("retry-after").stream().findFirst().flatMap(Failures::wait);
  }

  private static Optional<Duration> wait(String value) {
    try {
      return Optional.of(
              value.strip().matches("\\d{1,6}(\\.\\d{1,9})?")
                  ? Duration.ofMillis((long) (Double.parseDouble(value) * 1000))
                  : Duration.between(
                      Instant.now(),
                      DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip(), Instant::from)))
          .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  /** A reply with status 200 that holds an error instead of a stream. */
  static final class InBandError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient JsonNode error;

    InBandError(JsonNode error) {
      super("The reply is an error");
      this.error = error;
    }

    JsonNode error() {
      return error;
    }
  }

  /** A reply with status 200 that is no stream. */
  static final class NoStream extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoStream() {
      super("The reply is no stream");
    }
  }
}
