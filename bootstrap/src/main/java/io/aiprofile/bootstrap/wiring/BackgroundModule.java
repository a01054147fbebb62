package io.aiprofile.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what nobody waits for. */
final class BackgroundModule extends AbstractModule {
  /** Two indexes at once keep two processors busy and leave the model free between their steps. */
  private static final int RUNNING = 2;

  private static final int WAITING = 200;
  private static final int TO_BREAK_OFF_S = 5;

  private final Lifecycle lifecycle;

  BackgroundModule(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Provides
  @Singleton
  Executor background() {
    ExecutorService executor =
        new ThreadPoolExecutor(
            RUNNING,
            RUNNING,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("background-", 1).factory());
    // What is under way may be broken off: a run that was not finished leaves the former index.
    lifecycle.keep(
        () -> {
          executor.shutdownNow();
          executor.awaitTermination(TO_BREAK_OFF_S, TimeUnit.SECONDS);
        });
    return executor;
  }
}
