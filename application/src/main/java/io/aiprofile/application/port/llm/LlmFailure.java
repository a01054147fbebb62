package io.aiprofile.application.port.llm;

import io.aiprofile.domain.usage.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model gave no whole reply. */
public final class LlmFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** No connection, or it broke before the first piece. */
    UNREACHABLE(true),
    /** A deadline passed. */
    TIMED_OUT(true),
    /** The provider has too much to do (429). */
    RATE_LIMITED(true),
    /** The provider failed (5xx, 408). */
    PROVIDER_FAILED(true),
    /** The provider does not accept the key (401, 403). */
    UNAUTHORISED(false),
    /** The account has no credit left (402). */
    NO_CREDIT(false),
    /** The provider does not accept the request, such as an unknown model (other 4xx). */
    REJECTED(false),
    /** The reply was no reply of the protocol. */
    GARBLED(true),
    /** The reply ended in the middle. */
    BROKEN_OFF(true),
    /** Not asked, because it failed so often lately. */
    OUT_OF_SERVICE(false),
    /** Not asked, because the tokens are spent. */
    OVER_BUDGET(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }
  }

  private final Kind kind;
  private final transient TokenUsage usage;
  private final @Nullable Duration retryAfter;

  /**
   * @param message one sentence that names what was wrong and what to do; holds no key and no words
   *     of the conversation
   * @param usage what was used nevertheless, estimated
   * @param retryAfter how long the provider wants not to be asked; null where it does not say
   */
  public LlmFailure(
      Kind kind,
      String message,
      TokenUsage usage,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.usage = usage;
    this.retryAfter = retryAfter;
  }

  public LlmFailure(Kind kind, String message, TokenUsage usage, @Nullable Throwable cause) {
    this(kind, message, usage, null, cause);
  }

  public LlmFailure(Kind kind, String message) {
    this(kind, message, TokenUsage.NONE, null);
  }

  public Kind kind() {
    return kind;
  }

  /** Whether the same call may succeed a moment later. */
  public boolean isRetryable() {
    return kind.retryable;
  }

  public TokenUsage usage() {
    return usage;
  }

  /** How long the provider wants not to be asked, where it says. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The same failure with the usage of all attempts. */
  public LlmFailure with(TokenUsage total) {
    return new LlmFailure(kind, String.valueOf(getMessage()), total, retryAfter, getCause());
  }
}
