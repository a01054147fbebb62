package io.aiprofile.adapters.web.server;

import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads a request's body within a bound and a deadline. Undertow's own bound drops the connection
 * of a chunked body without a word; this one leaves room for an answer.
 */
final class BodyReader {
  /** Five megabytes at one megabit a second take 40 seconds. */
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  private static final int BUFFER_BYTES = 16_384;

  private BodyReader() {}

  static byte[] read(HttpServerExchange exchange, int maxBytes) throws Problem, IOException {
    if (exchange.getRequestContentLength() > maxBytes) {
      throw tooLarge(maxBytes);
    }
    StreamSourceChannel channel = exchange.getRequestChannel();
    if (channel == null) {
      throw new IllegalStateException("The body was read before");
    }
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    Patience patience = new Patience();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    while (true) {
      int count = channel.read(buffer.clear());
      if (count < 0) {
        return body.toByteArray();
      }
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (count == 0 && (left.isNegative() || !patience.untilReadable(channel, left))) {
        throw Problem.timeout();
      }
      if (body.size() + count > maxBytes) {
        throw tooLarge(maxBytes);
      }
      body.write(buffer.array(), 0, count);
    }
  }

  private static Problem tooLarge(int maxBytes) {
    return Problem.tooLarge(
        maxBytes == 0
            ? "This address takes no body."
            : "The request's body may have at most %,d bytes.".formatted(maxBytes));
  }
}
