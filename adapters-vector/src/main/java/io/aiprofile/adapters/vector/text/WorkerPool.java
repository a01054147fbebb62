package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.WorkerProtocol.Reply;
import io.aiprofile.adapters.vector.text.WorkerProtocol.Request;
import io.aiprofile.application.port.text.UnreadableDocument;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The workers: started when needed, kept while warm, replaced when they die. Thread-safe. */
final class WorkerPool implements AutoCloseable {
  /** A parser's caches and leaks end with its process. */
  private static final int DOCUMENTS_PER_WORKER = 200;

  private final ExtractionLimits limits;
  private final WorkerCommand command;
  private final Semaphore admitted;
  private final Semaphore slots;
  private final ScheduledThreadPoolExecutor alarms;

  // Guarded by this.
  private final Set<WorkerProcess> running = new HashSet<>();
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean closed;

  WorkerPool(ExtractionLimits limits, WorkerCommand command) {
    this.limits = limits;
    this.command = command;
    this.admitted = new Semaphore(limits.maxWorkers() + limits.maxWaiting());
    this.slots = new Semaphore(limits.maxWorkers(), true);
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("extraction-alarms").factory());
    alarms.setRemoveOnCancelPolicy(true);
  }

  /**
   * The worker's reply.
   *
   * @throws UnreadableDocument when the document cost a worker its life
   * @throws RejectedExecutionException when too many callers wait already
   */
  Reply read(Request request) throws UnreadableDocument {
    if (!admitted.tryAcquire()) {
      throw new RejectedExecutionException("Too many documents are waiting to be read");
    }
    try {
      slots.acquire();
      try {
        return readWithWorker(request);
      } finally {
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for an extraction worker");
    } finally {
      admitted.release();
    }
  }

  /** Only the death of a fresh worker is the document's fault; a used one is replaced once. */
  private Reply readWithWorker(Request request) throws UnreadableDocument {
    WorkerProcess worker = take();
    if (worker.answered() > 0) {
      try {
        return ask(worker, request);
      } catch (WorkerProcess.OutOfTime e) {
        throw Refusal.tooSlow();
      } catch (IOException e) {
        worker = start();
      }
    }
    try {
      return ask(worker, request);
    } catch (WorkerProcess.OutOfTime e) {
      throw Refusal.tooSlow();
    } catch (WorkerProcess.OutOfMemory e) {
      throw Refusal.tooHeavy();
    } catch (IOException e) {
      throw Refusal.corrupt();
    }
  }

  private Reply ask(WorkerProcess worker, Request request) throws IOException {
    try {
      return worker.ask(request, limits.deadline());
    } catch (IOException e) {
      checkOpen();
      throw e;
    } finally {
      giveBack(worker);
    }
  }

  private WorkerProcess take() {
    for (WorkerProcess warm = takeIdle(); warm != null; warm = takeIdle()) {
      if (warm.isAlive()) {
        return warm;
      }
      forget(warm);
    }
    return start();
  }

  private synchronized @Nullable WorkerProcess takeIdle() {
    checkOpen();
    Idle last = idle.pollLast();
    if (last == null) {
      return null;
    }
    last.end().cancel(false);
    return last.worker();
  }

  private WorkerProcess start() {
    checkOpen();
    WorkerProcess worker = WorkerProcess.start(command, alarms);
    synchronized (this) {
      if (!closed) {
        running.add(worker);
        return worker;
      }
    }
    worker.close();
    throw closedFailure();
  }

  private void giveBack(WorkerProcess worker) {
    synchronized (this) {
      if (!closed && worker.isAlive() && worker.answered() < DOCUMENTS_PER_WORKER) {
        idle.addLast(new Idle(worker, endLater(worker)));
        return;
      }
    }
    forget(worker);
  }

  private ScheduledFuture<?> endLater(WorkerProcess worker) {
    return alarms.schedule(
        () -> {
          boolean stillIdle;
          synchronized (this) {
            stillIdle = idle.removeIf(candidate -> candidate.worker() == worker);
          }
          if (stillIdle) {
            forget(worker);
          }
        },
        limits.idleAfter().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void forget(WorkerProcess worker) {
    worker.close();
    synchronized (this) {
      running.remove(worker);
    }
  }

  /** Process ids of the workers there are. */
  synchronized List<Long> pids() {
    return running.stream().map(WorkerProcess::pid).toList();
  }

  private synchronized void checkOpen() {
    if (closed) {
      throw closedFailure();
    }
  }

  private static IllegalStateException closedFailure() {
    return new IllegalStateException("The text extractor is closed");
  }

  /** Ends all workers, also those that are reading. */
  @Override
  public void close() {
    List<WorkerProcess> ending;
    synchronized (this) {
      closed = true;
      idle.clear();
      ending = List.copyOf(running);
      running.clear();
    }
    ending.forEach(WorkerProcess::close);
    alarms.shutdownNow();
  }

  private record Idle(WorkerProcess worker, ScheduledFuture<?> end) {}
}
