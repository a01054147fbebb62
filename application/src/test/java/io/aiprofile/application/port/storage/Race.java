package io.aiprofile.application.port.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Lets several callers start at one moment. */
public final class Race {
  private static final long DEADLINE_SECONDS = 60;

  private Race() {}

  /** Calls the action with every item, all at once on virtual threads; results in item order. */
  public static <I, R> List<R> of(List<I> items, Function<I, R> action) {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<R>> running = new ArrayList<>();
      for (I item : items) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return action.apply(item);
                }));
      }
      start.countDown();
      List<R> results = new ArrayList<>();
      for (Future<R> one : running) {
        results.add(one.get(DEADLINE_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("A racer failed", e);
    }
  }
}
