package io.aiprofile.adapters.llm;

import io.aiprofile.application.port.llm.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A provider of the OpenAI protocol on loopback that does what a test says, also what no provider
 * should. One behaviour per request, the last one again and again. Thread-safe.
 *
 * <pre>
 * try (var provider = new StubProvider().then(Script.saying("She led nine [1]."))) {
 *   ... provider.settings() ... provider.requests() ...
 * }
 * </pre>
 */
public final class StubProvider implements AutoCloseable {
  private static final int BACKLOG = 2_000;

  /**
   * What was asked.
   *
   * @param headers by name in lower case
   */
  public record Request(String path, Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** What comes of a request. */
  public interface Behaviour {
    void answer(Request request, StubConnection connection)
        throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final List<Socket> sockets = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<Behaviour> behaviours = new ArrayList<>();
  private final Semaphore hangUps = new Semaphore(0);

  public StubProvider() {
    try {
      this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("stub-provider").start(this::accept);
  }

  /** What it does at the next request that nothing is said about yet. */
  public synchronized StubProvider then(Behaviour behaviour) {
    behaviours.add(behaviour);
    return this;
  }

  /** Follows a script as OpenAI would. */
  public StubProvider then(Script script) {
    return then(new ScriptedStream(script));
  }

  public URI baseUrl() {
    return URI.create(
        "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort() + "/v1");
  }

  /** To reach it, with the deadlines of production and a key. */
  public ProviderSettings settings() {
    return settings(LlmProvider.CUSTOM, Deadlines.STANDARD);
  }

  ProviderSettings settings(LlmProvider dialect, Deadlines deadlines) {
    return new ProviderSettings(
        dialect,
        baseUrl(),
        new ProviderSettings.ApiKey("STUB_API_KEY", "sk-stub-canary-4711"),
        "stub-model",
        "https://twin.example",
        deadlines);
  }

  /** What was asked so far, oldest first. */
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Whether a client hangs up in time while it is answered, once for every time that one did. */
  public boolean awaitsHangUp(Duration deadline) throws InterruptedException {
    return hangUps.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : opened()) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized List<Socket> opened() {
    return List.copyOf(sockets);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        keep(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private synchronized void keep(Socket socket) {
    sockets.add(socket);
  }

  private void serve(Socket socket) {
    try (socket;
        StubConnection connection = new StubConnection(socket, hangUps)) {
      while (connection.readRequest().isPresent()) {
        next(connection.request()).answer(connection.request(), connection);
        if (!connection.isReusable()) {
          return;
        }
      }
    } catch (SocketException gone) {
      // The client hung up, or the test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Behaviour next(Request request) {
    Behaviour behaviour = behaviours.get(Math.min(requests.size(), behaviours.size() - 1));
    requests.add(request);
    return behaviour;
  }
}
