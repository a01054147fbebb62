package io.aiprofile.adapters.web.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Server-sent events on one connection. Between events a comment is sent now and then, because only
 * a write shows that the client has gone. Thread-safe.
 */
public final class EventStream {
  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  /**
   * To the first write after it hung up a client's machine only answers that nobody is there; the
   * second one fails. Two of these and the time on the way fit into the second within which a
   * language model has to be told to stop.
   */
  private static final long HEARTBEAT_MS = 400;

  private final OutputStream out;
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition ended = turn.newCondition();
  private boolean open = true;

  EventStream(OutputStream out) {
    this.out = out;
  }

  /**
   * Sends an event with its data as JSON.
   *
   * @return false when the client has gone
   */
  public boolean send(String event, Object data) {
    byte[] json = Json.bytes(data);
    byte[] head = ("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[head.length + json.length + 2];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(json, 0, frame, head.length, json.length);
    frame[frame.length - 2] = '\n';
    frame[frame.length - 1] = '\n';
    return write(frame);
  }

  public boolean isOpen() {
    turn.lock();
    try {
      return open;
    } finally {
      turn.unlock();
    }
  }

  /** Runs until the stream ends; wakes between heartbeats only. */
  void beat() {
    turn.lock();
    try {
      while (open) {
        if (!ended.await(HEARTBEAT_MS, TimeUnit.MILLISECONDS)) {
          write(HEARTBEAT);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      turn.unlock();
    }
  }

  /** Ends the stream; further events are not sent. */
  void end() {
    turn.lock();
    try {
      open = false;
      ended.signalAll();
    } finally {
      turn.unlock();
    }
  }

  private boolean write(byte[] bytes) {
    turn.lock();
    try {
      if (open) {
        out.write(bytes);
        out.flush();
      }
    } catch (IOException e) {
      // The client closed the connection: not a fault, and nobody is left to tell.
      end();
    } finally {
      turn.unlock();
    }
    return isOpen();
  }
}
