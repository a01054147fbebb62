package io.aiprofile.adapters.web.server;

import io.aiprofile.application.port.storage.StorageFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal as RFC 9457 tells it; thrown by handlers, written by {@link Dispatcher}. */
public final class Problem extends Exception {
  private static final long serialVersionUID = 1L;
  private static final String TYPE_PREFIX = "urn:ai-profile:problem:";

  private final int status;
  private final String code;
  private final String title;
  private final String detail;
  private final transient Map<String, String> headers;

  private Problem(
      int status, String code, String title, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.headers = headers;
  }

  private Problem(int status, String code, String title, String detail) {
    this(status, code, title, detail, Map.of());
  }

  /** Something in the request cannot be understood. */
  public static Problem badRequest(String detail) {
    return new Problem(400, "bad-request", "The request cannot be read", detail);
  }

  public static Problem unauthorized(String detail) {
    return new Problem(
        401, "sign-in-needed", "Sign in first", detail, Map.of("WWW-Authenticate", "Bearer"));
  }

  public static Problem forbidden(String detail) {
    return new Problem(403, "forbidden", "This is not allowed", detail);
  }

  /** The same for what never was, what is not public, and what belongs to somebody else. */
  public static Problem notFound() {
    return new Problem(
        404,
        "not-found",
        "Nothing here",
        "There is nothing at this address, or it is not public. Check the link, or look for the"
            + " person under /explore.");
  }

  static Problem methodNotAllowed(String allowed) {
    return new Problem(
        405,
        "method-not-allowed",
        "This address does not do that",
        "Use one of: " + allowed + ".",
        Map.of("Allow", allowed));
  }

  static Problem timeout() {
    return new Problem(
        408,
        "too-slow",
        "The request took too long",
        "Its body did not arrive in time; try again.");
  }

  /** The request is fine, the state of things is not. */
  public static Problem conflict(String code, String detail) {
    return new Problem(409, code, "Not possible right now", detail);
  }

  public static Problem tooLarge(String detail) {
    return new Problem(413, "too-large", "Too large", detail);
  }

  public static Problem unsupportedType(String detail) {
    return new Problem(415, "unsupported-type", "This kind of content is not accepted", detail);
  }

  public static Problem misdirected() {
    return new Problem(
        421,
        "misdirected",
        "Not served under this name",
        "A development server answers only to localhost, 127.0.0.1 and [::1].");
  }

  /** Understood, and not acceptable. */
  public static Problem unprocessable(String detail) {
    return new Problem(422, "not-accepted", "This cannot be accepted", detail);
  }

  public static Problem tooMany(long retryAfterS) {
    return new Problem(
        429,
        "too-many-requests",
        "A moment, please",
        "Too many questions in a short time; try again in %d seconds.".formatted(retryAfterS),
        Map.of("Retry-After", Long.toString(retryAfterS)));
  }

  /** A day's share is used up. */
  public static Problem enoughForToday(String detail) {
    return new Problem(
        429,
        "too-many-requests",
        "Enough for today",
        detail,
        Map.of("Retry-After", Long.toString(Duration.ofDays(1).toSeconds())));
  }

  static Problem internal() {
    return new Problem(
        500,
        "internal-error",
        "Something went wrong on our side",
        "Nothing you sent is lost on your screen; try again. If it stays, tell us the request id.");
  }

  public static Problem unavailable(String detail) {
    return new Problem(
        503, "unavailable", "Not available right now", detail, Map.of("Retry-After", "5"));
  }

  /** What the storage was doing when it failed is for the log. */
  static Problem of(StorageFailure failure) {
    return switch (failure.kind()) {
      case FULL ->
          new Problem(
              507,
              "no-space-left",
              "No room is left to keep this",
              "Nothing was changed, and everything that is there can be read. Tell whoever runs this"
                  + " installation; then try again.");
      case READ_ONLY ->
          unavailable(
              "Nothing can be kept here just now, and nothing was changed; everything that is there"
                  + " can be read. Tell whoever runs this installation.");
      case DAMAGED, LOCKED, UNREACHABLE, OTHER ->
          unavailable(
              "What is stored here cannot be reached just now; nothing was changed. Try again in a"
                  + " moment.");
    };
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** The members of the problem document, in a stable order. */
  public Map<String, Object> document(String requestId) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TYPE_PREFIX + code);
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    members.put("code", code);
    members.put("request_id", requestId);
    @Nullable String retryAfter = headers.get("Retry-After");
    if (retryAfter != null) {
      members.put("retry_after", Long.parseLong(retryAfter));
    }
    return members;
  }
}
