package io.aiprofile.application.notify;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.application.port.notify.Notifier;
import io.aiprofile.application.port.notify.NotifyFailure;
import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.StorageFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what waits in the outbox, each notice at least once: one that was told when the program
 * ended, and not yet taken out, is told again under the same key.
 */
@Singleton
public final class DeliverNotices {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverNotices.class);
  private static final int AT_A_TIME = 50;

  private final Outbox outbox;
  private final Notifier notifier;
  private final Executor background;
  private final ReentrantLock turn = new ReentrantLock();

  @Inject
  public DeliverNotices(Outbox outbox, Notifier notifier, Executor background) {
    this.outbox = outbox;
    this.notifier = notifier;
    this.background = background;
  }

  /** Delivers in the background; what cannot be done now waits for the next call. */
  public void soon() {
    try {
      background.execute(this::deliver);
    } catch (RejectedExecutionException e) {
      LOG.warn("Too much is under way; notices wait in the outbox");
    }
  }

  /** Delivers all that waits, up to the first failure. */
  public void deliver() {
    turn.lock();
    try {
      List<Notice> waiting = outbox.pending(AT_A_TIME);
      while (!waiting.isEmpty()) {
        for (Notice notice : waiting) {
          notifier.tell(notice);
          outbox.told(notice.key());
        }
        waiting = outbox.pending(AT_A_TIME);
      }
    } catch (NotifyFailure | StorageFailure e) {
      LOG.error("Notices wait in the outbox: {}", e.getMessage(), e);
    } finally {
      turn.unlock();
    }
  }
}
