package io.aiprofile.adapters.llm;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.domain.usage.TokenUsage;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The one place that asks a provider again: at most twice, a little later each time, not before the
 * provider wants to be asked. A provider that failed five times in a row is left alone for a while;
 * then one call tries it. Thread-safe; shared by all calls to one provider.
 */
final class RetryLoop {
  private static final int MAX_RETRIES = 2;
  private static final int FAILURES_IN_A_ROW = 5;

  /**
   * @param firstDelay about how long to wait before the first retry; twice that before the second
   * @param maxDelay who is asked to wait longer does not ask again
   * @param maxElapsed no retry begins later after the first attempt; somebody waits
   * @param rest how long a failing provider is left alone
   */
  record Pace(Duration firstDelay, Duration maxDelay, Duration maxElapsed, Duration rest) {
    static final Pace STANDARD =
        new Pace(
            Duration.ofMillis(300),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30));
  }

  private final Pace pace;
  private final RetryPolicy<Object> retries;
  private final CircuitBreaker<Object> breaker;
  private final AtomicReference<String> lastFailure = new AtomicReference<>("");

  RetryLoop(Pace pace) {
    this.pace = pace;
    this.retries =
        RetryPolicy.builder()
            .handleIf(this::mayHelp)
            .withMaxRetries(MAX_RETRIES)
            .withDelayFn(this::delay)
            .withMaxDuration(pace.maxElapsed())
            .build();
    this.breaker =
        CircuitBreaker.builder()
            .handleIf(e -> e instanceof LlmFailure failure && failure.isRetryable())
            .withFailureThreshold(FAILURES_IN_A_ROW)
            .withDelay(pace.rest())
            .build();
  }

  /**
   * What one of at most three attempts gives.
   *
   * @param repeatable whether a failed attempt left no trace
   * @throws LlmFailure the last attempt's, or {@link Kind#OUT_OF_SERVICE}
   */
  <T> T call(Supplier<T> attempt, BooleanSupplier repeatable) {
    RetryPolicy<Object> policy =
        RetryPolicy.builder(retries.getConfig())
            .abortOn((Throwable e) -> !repeatable.getAsBoolean())
            .build();
    try {
      return Failsafe.with(policy, breaker).get(() -> noted(attempt));
    } catch (CircuitBreakerOpenException open) {
      throw new LlmFailure(
          Kind.OUT_OF_SERVICE,
          "Not asked for %d s, because it failed %d times in a row: %s"
              .formatted(pace.rest().toSeconds(), FAILURES_IN_A_ROW, lastFailure.get()));
    } catch (FailsafeException interrupted) {
      Thread.currentThread().interrupt();
      throw new LlmFailure(
          Kind.UNREACHABLE, "The program ends", TokenUsage.NONE, interrupted.getCause());
    }
  }

  private <T> T noted(Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (LlmFailure failure) {
      lastFailure.set(String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  private boolean mayHelp(Throwable e) {
    return e instanceof LlmFailure failure
        && failure.isRetryable()
        && failure.retryAfter().orElse(Duration.ZERO).compareTo(pace.maxDelay()) <= 0;
  }

  /**
   * Half of the delay is by chance, so that those who failed together do not come back together.
   */
  private Duration delay(ExecutionContext<Object> context) {
    long evenMs = pace.firstDelay().toMillis() << (context.getAttemptCount() - 1);
    long ms = evenMs / 2 + ThreadLocalRandom.current().nextLong(evenMs + 1);
    Duration wanted =
        context.getLastException() instanceof LlmFailure failure
            ? failure.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    return wanted.plusMillis(ms);
  }
}
