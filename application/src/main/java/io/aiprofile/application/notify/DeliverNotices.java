package io.aiprofile.application.notify;

import io.aiprofile.application.port.notify.Notifier;
import io.aiprofile.application.port.notify.NotifyFailure;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.Outbox.Letter;
import io.aiprofile.application.port.storage.StorageFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what waits in the outbox, each notice at least once and on one node at a time: one that was
 * told when the program ended, and not yet taken out, is told again under the same key. What cannot
 * be told is tried again after longer and longer pauses, and in the end left as a dead letter.
 */
@Singleton
public final class DeliverNotices {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverNotices.class);

  /** So few that one who holds them tells them all within the lease. */
  private static final int AT_A_TIME = 10;

  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  /** With these pauses the last attempt is about a day after the first. */
  static final int MAX_FAILURES = 13;

  private final Outbox outbox;
  private final Notifier notifier;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Executor background;

  @Inject
  public DeliverNotices(
      Outbox outbox,
      Notifier notifier,
      InstantSource clock,
      RandomGenerator random,
      Executor background) {
    this.outbox = outbox;
    this.notifier = notifier;
    this.clock = clock;
    this.random = random;
    this.background = background;
  }

  /** Delivers in the background; what cannot be done now waits for a later call. */
  public void soon() {
    try {
      background.execute(this::deliver);
    } catch (RejectedExecutionException e) {
      LOG.warn("Too much is under way; notices wait in the outbox");
    }
  }

  /** Delivers all that is due. */
  public void deliver() {
    try {
      for (List<Letter> due = claim(); !due.isEmpty(); due = claim()) {
        due.forEach(this::deliver);
      }
    } catch (StorageFailure e) {
      LOG.error("Notices wait in the outbox: {}", e.getMessage(), e);
    }
  }

  private List<Letter> claim() {
    Instant now = clock.instant();
    return outbox.claim(AT_A_TIME, now, now.plus(LEASE));
  }

  private void deliver(Letter letter) {
    try {
      notifier.tell(letter.notice());
    } catch (NotifyFailure e) {
      postpone(letter, e);
      return;
    } catch (RuntimeException e) {
      LOG.error("Telling {} broke", letter.notice().key(), e);
      postpone(letter, e);
      return;
    }
    outbox.told(letter.notice().key());
  }

  private void postpone(Letter letter, RuntimeException failure) {
    String problem = String.valueOf(failure.getMessage());
    int failures = letter.failures() + 1;
    Optional<Instant> next =
        failures < MAX_FAILURES
            ? Optional.of(clock.instant().plus(pause(failures)))
            : Optional.empty();
    outbox.failed(letter, problem, next);
    if (next.isEmpty()) {
      LOG.error("{} is given up after {}: {}", letter.notice().key(), failures, problem);
    } else {
      LOG.warn("{} is told again at {}: {}", letter.notice().key(), next.get(), problem);
    }
  }

  /** Doubles each time, and is a quarter shorter or longer, so that nodes do not act in step. */
  private Duration pause(int failures) {
    long doubled = FIRST_PAUSE.toMillis() << (failures - 1);
    double jitter = 0.75 + 0.5 * random.nextDouble();
    return Duration.ofMillis((long) (Math.min(doubled, LONGEST_PAUSE.toMillis()) * jitter));
  }
}
