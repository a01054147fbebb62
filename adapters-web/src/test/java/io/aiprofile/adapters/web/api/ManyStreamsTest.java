package io.aiprofile.adapters.web.api;

import static io.aiprofile.adapters.web.fixture.Running.BROAD_QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.web.fixture.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManyStreamsTest {
  private static final int STREAMS = 1_000;

  private final CountDownLatch underway = new CountDownLatch(STREAMS);

  @Test
  void aThousandVisitorsAreAnsweredAtOnceAndOthersStillGetPages() throws Exception {
    try (Running running = new Running();
        ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      URI origin = URI.create(running.visitor().origin());
      running.turnstile().close();
      List<Callable<String>> asking = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        asking.add(() -> ask(origin));
      }
      List<Future<String>> answers = asking.stream().map(visitors::submit).toList();

      underway.await();
      assertThat(running.visitor().get("/explore").status()).isEqualTo(200);
      running.turnstile().open(10 * STREAMS);

      for (Future<String> answer : answers) {
        assertThat(answer.get()).contains("event: done").doesNotContain("event: error");
      }
    }
  }

  /** The whole reply; notes when its first sentence has come. */
  private String ask(URI origin) throws IOException {
    String body = "{\"message\": \"" + BROAD_QUESTION + "\"}";
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(origin.getHost(), origin.getPort()));
      socket
          .getOutputStream()
          .write(
              ("POST /api/profiles/asha-rao/chat HTTP/1.1\r\nHost: localhost\r\n"
                      + "Accept: text/event-stream\r\nContent-Type: application/json\r\n"
                      + "Connection: close\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.UTF_8));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder reply = new StringBuilder();
      boolean begun = false;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        reply.append(line).append('\n');
        if (!begun && line.equals("event: sentence")) {
          begun = true;
          underway.countDown();
        }
      }
      return reply.toString();
    }
  }
}
