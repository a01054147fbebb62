package io.aiprofile.adapters.storage.file.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingChangesTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final WaitingChanges waiting = new WaitingChanges();

  @Test
  void morePathsThanFitBecomeOneThatMeansAll() {
    for (int n = 0; n < 1_000_000; n++) {
      waiting.add("system/" + n);
    }
    assertThat(waiting.size()).isLessThanOrEqualTo(10_000);
    assertThat(waiting.take()).contains(MirroredPaths.ROOT);
  }

  @Test
  void whatWasTakenIsCountedUntilItIsPushed() {
    waiting.add("system/a");
    assertThat(waiting.take()).containsExactly("system/a");
    waiting.add("system/b");
    assertThat(waiting.size()).isEqualTo(2);

    waiting.settled(false);
    assertThat(waiting.take()).containsExactly("system/a", "system/b");
    waiting.settled(true);
    assertThat(waiting.size()).isZero();
  }

  @Test
  void aChangeThatComesWhileItIsPushedWaitsAgain() {
    waiting.add("system/a");
    waiting.take();
    waiting.add("system/a");
    waiting.settled(true);

    assertThat(waiting.take()).containsExactly("system/a");
  }

  @Test
  void changesThatNeverEndWaitOnlySoLong() throws InterruptedException {
    waiting.add("system/a");
    Thread writer = Thread.ofVirtual().start(this::keepChanging);
    try {
      boolean goesOn = waiting.awaitBatch(Duration.ofSeconds(20), Duration.ofMillis(50), far());
      assertThat(goesOn).isTrue();
    } finally {
      writer.interrupt();
      writer.join();
    }
  }

  @Test
  void stoppingEndsEveryWait() throws InterruptedException {
    waiting.stop();

    assertThat(waiting.awaitBatch(HOUR, HOUR, far())).isFalse();
    assertThat(waiting.pause(HOUR)).isFalse();
  }

  private void keepChanging() {
    while (!Thread.currentThread().isInterrupted()) {
      waiting.add("system/a");
      java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
    }
  }

  private static long far() {
    return System.nanoTime() + HOUR.toNanos();
  }
}
