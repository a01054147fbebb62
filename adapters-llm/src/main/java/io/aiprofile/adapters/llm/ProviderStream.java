package io.aiprofile.adapters.llm;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One streamed reply, read on a virtual thread of its own, so that who waits for it can also look
 * at the clock and at the visitor. Used by one thread.
 */
final class ProviderStream implements AutoCloseable {
  /** What happens on the stream; the last event is an end or a failure. */
  sealed interface Event {
    record Arrived(ChatCompletionChunk chunk) implements Event {}

    record Ended() implements Event {}

    record Failed(RuntimeException cause) implements Event {}
  }

  /** A reader that is this far ahead of a slow listener waits. */
  private static final int MAX_AHEAD = 64;

  private static final int MAX_ERROR_BYTES = 64 << 10;

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(MAX_AHEAD);
  private final Thread reader;

  /** Sends the request. */
  ProviderStream(OpenAIClient api, ChatCompletionCreateParams request) {
    this.reader = Thread.ofVirtual().name("llm-reply").start(() -> read(api, request));
  }

  /** The next event; null when none comes in time. */
  @Nullable Event next(long waitNs) throws InterruptedException {
    return events.poll(waitNs, TimeUnit.NANOSECONDS);
  }

  /**
   * Closes the connection unless the reply was read to its end. An interrupted virtual thread
   * closes the socket that it connects, writes or reads ({@link java.net.Socket}).
   */
  @Override
  public void close() {
    reader.interrupt();
  }

  private void read(OpenAIClient api, ChatCompletionCreateParams request) {
    try {
      events.put(outcome(api, request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Passes on everything but the last event. */
  private Event outcome(OpenAIClient api, ChatCompletionCreateParams request)
      throws InterruptedException {
    try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> response =
        api.chat().completions().withRawResponse().createStreaming(request)) {
      requireStream(response);
      try (StreamResponse<ChatCompletionChunk> stream = response.parse()) {
        for (Iterator<ChatCompletionChunk> chunks = stream.stream().iterator();
            chunks.hasNext(); ) {
          events.put(new Event.Arrived(chunks.next()));
        }
      }
      return new Event.Ended();
    } catch (RuntimeException e) {
      return new Event.Failed(e);
    }
  }

  /** The library takes whatever has status 200 for a stream, and a page for an empty one. */
  private static void requireStream(HttpResponseFor<?> response) {
    String type =
        String.join(",", response.headers().values("content-type")).toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      throw JsonObjects.member(start(response), "error")
          .<RuntimeException>map(Failures.InBandError::new)
          .orElseGet(Failures.NoStream::new);
    }
    if (type.contains("html")) {
      throw new Failures.NoStream();
    }
  }

  private static String start(HttpResponseFor<?> response) {
    try (InputStream body = response.body()) {
      return new String(body.readNBytes(MAX_ERROR_BYTES), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
