package io.aiprofile.adapters.web.server;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * Waits for a channel by parking the virtual thread. The channels' own waits open a selector for
 * each thread: three file descriptors that stay until the garbage collector comes by.
 */
final class Patience {
  private final Semaphore ready = new Semaphore(0);

  /** Returns false when nothing came in time; true may be too early. */
  boolean untilReadable(StreamSourceChannel channel, Duration most) throws InterruptedIOException {
    channel
        .getReadSetter()
        .set(
            readable -> {
              readable.suspendReads();
              ready.release();
            });
    channel.resumeReads();
    return isReadyWithin(most);
  }

  /** Returns false when the other side took nothing in time; true may be too early. */
  boolean untilWritable(StreamSinkChannel channel, Duration most) throws InterruptedIOException {
    channel
        .getWriteSetter()
        .set(
            writable -> {
              writable.suspendWrites();
              ready.release();
            });
    channel.resumeWrites();
    return isReadyWithin(most);
  }

  private boolean isReadyWithin(Duration most) throws InterruptedIOException {
    try {
      return ready.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server is ending");
    }
  }
}
