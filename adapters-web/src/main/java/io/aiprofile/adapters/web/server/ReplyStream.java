package io.aiprofile.adapters.web.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.xnio.channels.StreamSinkChannel;

/** A reply's body on its way to the client; waits for a slow one, not for one that has stopped. */
final class ReplyStream extends OutputStream {
  /** A reader that takes nothing for so long is not coming back. */
  private static final Duration TO_TAKE_SOMETHING = Duration.ofSeconds(30);

  private final StreamSinkChannel channel;
  private final Patience patience = new Patience();

  ReplyStream(StreamSinkChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
    while (left.hasRemaining()) {
      if (channel.write(left) == 0) {
        await();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    while (!channel.flush()) {
      await();
    }
  }

  @Override
  public void close() throws IOException {
    channel.shutdownWrites();
    flush();
  }

  private void await() throws IOException {
    if (!patience.untilWritable(channel, TO_TAKE_SOMETHING)) {
      throw new IOException("The client takes nothing");
    }
  }
}
