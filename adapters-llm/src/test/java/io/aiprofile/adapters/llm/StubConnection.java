package io.aiprofile.adapters.llm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection to a {@link StubProvider}: HTTP/1.1 as far as the tests need it, and less. */
public final class StubConnection implements AutoCloseable {
  private static final long HANGS_AT_MOST_SECONDS = 30;
  private static final int POLL_MS = 5;

  private final Socket socket;
  private final PushbackInputStream in;
  private final OutputStream out;
  private final Semaphore hangUps;
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private StubProvider.Request request = new StubProvider.Request("", Map.of(), "");
  private @Nullable Thread watch;
  private boolean reusable = true;
  private volatile boolean answered = true;

  StubConnection(Socket socket, Semaphore hangUps) throws IOException {
    this.socket = socket;
    this.in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = socket.getOutputStream();
    this.hangUps = hangUps;
  }

  StubProvider.Request request() {
    return request;
  }

  boolean isReusable() {
    return reusable;
  }

  /** Tells connections of the same client apart. */
  public int clientPort() {
    return socket.getPort();
  }

  /** The next request; empty when the client has none. */
  Optional<StubProvider.Request> readRequest() throws IOException, InterruptedException {
    if (watch != null) {
      watch.join();
    }
    String first = line();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    request = new StubProvider.Request(first.split(" ", 3)[1], headers, body(headers));
    answered = false;
    watch = Thread.ofVirtual().start(this::watchForHangUp);
    return Optional.of(request);
  }

  private String body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      return utf8(in.readNBytes(Integer.parseInt(headers.get("content-length"))));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (headers.containsKey("transfer-encoding")) {
      for (int size = size(line()); size > 0; size = size(line())) {
        body.write(in.readNBytes(size));
        line();
      }
      line();
    }
    return utf8(body.toByteArray());
  }

  private static int size(String line) {
    return Integer.parseInt(line, 16);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return utf8(line.toByteArray());
  }

  /** A client that waits for an answer sends nothing, so whatever is read is an end or a next. */
  private void watchForHangUp() {
    try {
      int next = in.read();
      if (next >= 0) {
        in.unread(next);
        return;
      }
    } catch (IOException reset) {
      // As good as an end.
    }
    hungUp.countDown();
    if (!answered) {
      hangUps.release();
    }
  }

  /** Sends bytes as they are. */
  public void send(String raw) throws IOException {
    out.write(raw.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Answers with a whole body. */
  public void answer(int status, String contentType, String body, String... headers)
      throws IOException {
    answered = true;
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    send(head(status, contentType, headers) + "Content-Length: " + length + "\r\n\r\n" + body);
  }

  /** Begins a stream of events. */
  public void beginStream() throws IOException {
    send(head(200, "text/event-stream; charset=utf-8") + "Transfer-Encoding: chunked\r\n\r\n");
  }

  private static String head(int status, String contentType, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    head.append("Content-Type: ").append(contentType).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.toString();
  }

  /** A part of the stream, at once. */
  public void stream(String part) throws IOException {
    int length = part.getBytes(StandardCharsets.UTF_8).length;
    send(Integer.toHexString(length) + "\r\n" + part + "\r\n");
  }

  /** One event of the stream. */
  public void event(String data) throws IOException {
    stream("data: " + data + "\n\n");
  }

  public void endStream() throws IOException {
    answered = true;
    send("0\r\n\r\n");
  }

  /** Breaks the connection so that the client sees an error, not an end. */
  public void reset() throws IOException {
    answered = true;
    reusable = false;
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Does nothing until the client hangs up, unless it has its answer. */
  public void hang() throws InterruptedException {
    if (answered) {
      return;
    }
    if (!hungUp.await(HANGS_AT_MOST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The client waits for ever");
    }
    reusable = false;
  }

  /** Does nothing for a while; true when the client hung up meanwhile. */
  public boolean hangsUpWithin(Duration pause) throws InterruptedException {
    return hungUp.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does nothing until the latch is open, or the client hangs up. */
  void holdUntil(CountDownLatch latch) throws IOException, InterruptedException {
    while (!latch.await(POLL_MS, TimeUnit.MILLISECONDS)) {
      if (hungUp.getCount() == 0) {
        throw new SocketException("The client hung up");
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
