package io.aiprofile.adapters.vector.text;

import io.aiprofile.adapters.vector.text.WorkerProtocol.Reply;
import io.aiprofile.adapters.vector.text.WorkerProtocol.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running worker, seen from the platform. Used by one thread at a time; any may close it. */
final class WorkerProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  /** Starting takes a third of a second; a machine so busy that it takes this long is unwell. */
  private static final Duration START_DEADLINE = Duration.ofSeconds(30);

  private static final Duration EXIT_DEADLINE = Duration.ofSeconds(5);

  /** A worker whose pipe has ended is about to exit; its exit code tells why. */
  private static final Duration OWN_EXIT_DEADLINE = Duration.ofSeconds(1);

  /** Of {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int EXIT_OUT_OF_MEMORY = 3;

  private static final int MAX_COMPLAINT_BYTES = 4_000;

  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream replies;
  private final ScheduledExecutorService alarms;
  private int answered;

  private WorkerProcess(Process process, ScheduledExecutorService alarms) {
    this.process = process;
    this.alarms = alarms;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.replies = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    Thread.ofVirtual().name("extraction-complaints").start(this::drainComplaints);
  }

  /**
   * Starts a worker and waits until it is up.
   *
   * @throws IllegalStateException when it does not come up: the installation is broken
   */
  static WorkerProcess start(WorkerCommand command, ScheduledExecutorService alarms) {
    WorkerProcess worker;
    try {
      worker = new WorkerProcess(command.processBuilder().start(), alarms);
    } catch (IOException e) {
      throw new IllegalStateException("The extraction worker cannot be started", e);
    }
    try {
      worker.awaitReady();
      return worker;
    } catch (IOException e) {
      worker.close();
      throw new IllegalStateException("The extraction worker does not come up; see the log", e);
    }
  }

  private void awaitReady() throws IOException {
    try (Alarm alarm = killAfter(START_DEADLINE)) {
      int greeting = replies.readInt();
      if (greeting != WorkerProtocol.READY || alarm.rang()) {
        throw new IOException("No greeting in time from process " + process.pid());
      }
    }
  }

  /**
   * The worker's reply.
   *
   * @throws OutOfTime when the deadline passed; the worker is gone
   * @throws OutOfMemory when the worker ran out of memory and is gone
   * @throws IOException when the worker died of anything else
   */
  Reply ask(Request request, Duration deadline) throws IOException {
    try (Alarm alarm = killAfter(deadline)) {
      try {
        WorkerProtocol.write(requests, request);
        Reply reply = WorkerProtocol.readReply(replies);
        answered++;
        return reply;
      } catch (IOException e) {
        boolean exited = awaitExit(OWN_EXIT_DEADLINE);
        close();
        if (alarm.rang()) {
          throw new OutOfTime(e);
        }
        boolean outOfMemory = exited && process.exitValue() == EXIT_OUT_OF_MEMORY;
        throw outOfMemory ? new OutOfMemory(e) : e;
      }
    }
  }

  /** Documents answered so far. */
  int answered() {
    return answered;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends the process; a worker has nothing to tidy up. */
  @Override
  public void close() {
    process.destroyForcibly();
    if (!awaitExit(EXIT_DEADLINE)) {
      LOG.warn("The extraction worker {} does not die", process.pid());
    }
  }

  private boolean awaitExit(Duration longest) {
    try {
      return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private Alarm killAfter(Duration deadline) {
    return new Alarm(alarms, process, deadline);
  }

  /** Keeps the worker from blocking on a full pipe, and the first words for whoever must repair. */
  private void drainComplaints() {
    try (InputStream errors = process.getErrorStream()) {
      byte[] first = errors.readNBytes(MAX_COMPLAINT_BYTES);
      errors.transferTo(java.io.OutputStream.nullOutputStream());
      if (first.length > 0) {
        LOG.debug("Extraction worker: {}", new String(first, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      LOG.debug("The extraction worker's errors ended: {}", e.toString());
    }
  }

  /** Kills the process unless closed in time. */
  private static final class Alarm implements AutoCloseable {
    private final AtomicBoolean rang = new AtomicBoolean();
    private final ScheduledFuture<?> pending;

    Alarm(ScheduledExecutorService alarms, Process process, Duration deadline) {
      pending =
          alarms.schedule(
              () -> {
                rang.set(true);
                process.destroyForcibly();
              },
              deadline.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    boolean rang() {
      return rang.get();
    }

    @Override
    public void close() {
      pending.cancel(false);
    }
  }

  /** The document took longer than it may. */
  static final class OutOfTime extends IOException {
    private static final long serialVersionUID = 1L;

    OutOfTime(IOException cause) {
      super("The deadline passed", cause);
    }
  }

  /** The document needs more memory than the worker has. */
  static final class OutOfMemory extends IOException {
    private static final long serialVersionUID = 1L;

    OutOfMemory(IOException cause) {
      super("The worker ran out of memory", cause);
    }
  }
}
