package io.aiprofile.adapters.web.server;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.Options;

/** The running HTTP server. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int MAX_HEADER_BYTES = 16_384;
  private static final int MAX_HEADERS = 100;
  private static final int MAX_PARAMETERS = 100;
  private static final int MAX_COOKIES = 50;
  private static final int MAX_CONNECTIONS = 10_000;
  private static final Duration TO_SEND_HEADERS = Duration.ofSeconds(15);
  private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(75);

  /** Longer than any answer takes, and than a body may take to arrive. */
  private static final Duration WITHOUT_A_BYTE = Duration.ofMinutes(2);

  /**
   * Each route has its own bound; this is how much of a refused body is taken in and thrown away,
   * so that the client gets to read why, before the connection is cut.
   */
  private static final long MAX_BODY_BYTES = 32_000_000;

  /** How long what is under way at the end may go on. */
  private static final Duration TO_FINISH = Duration.ofSeconds(5);

  private final Undertow undertow;
  private final GracefulShutdownHandler graceful;
  private final ExecutorService threads;

  private WebServer(Undertow undertow, GracefulShutdownHandler graceful, ExecutorService threads) {
    this.undertow = undertow;
    this.graceful = graceful;
    this.threads = threads;
  }

  /**
   * Starts and listens.
   *
   * @param port 0 for one that is free
   * @param overHttps whether browsers reach the server by HTTPS, through a proxy
   * @throws RuntimeException with a {@link java.net.BindException} inside when the port is taken
   */
  public static WebServer start(
      String host,
      int port,
      List<Route> routes,
      StaticFiles files,
      Gatekeeper gatekeeper,
      ErrorPages errors,
      boolean overHttps) {
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 1).factory());
    GracefulShutdownHandler graceful =
        new GracefulShutdownHandler(
            new Dispatcher(
                routes, files, gatekeeper, errors, new SecurityHeaders(overHttps), threads));
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(port, host)
            .setHandler(graceful)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
            .setServerOption(UndertowOptions.MAX_HEADERS, MAX_HEADERS)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, MAX_PARAMETERS)
            .setServerOption(UndertowOptions.MAX_COOKIES, MAX_COOKIES)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, ms(TO_SEND_HEADERS))
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, ms(BETWEEN_REQUESTS))
            .setServerOption(UndertowOptions.IDLE_TIMEOUT, ms(WITHOUT_A_BYTE))
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_BODY_BYTES)
            .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
            .setSocketOption(Options.CONNECTION_HIGH_WATER, MAX_CONNECTIONS)
            .setSocketOption(Options.CONNECTION_LOW_WATER, MAX_CONNECTIONS)
            .build();
    undertow.start();
    WebServer server = new WebServer(undertow, graceful, threads);
    LOG.info("Listening on {}", server.address());
    return server;
  }

  /** What the server listens on. */
  public InetSocketAddress address() {
    return (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
  }

  /** Takes no new requests, lets those under way finish for some seconds, then ends. */
  @Override
  public void close() {
    graceful.shutdown();
    try {
      if (!graceful.awaitShutdown(TO_FINISH.toMillis())) {
        LOG.warn("Some requests were still under way after {} s", TO_FINISH.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    undertow.stop();
    threads.shutdownNow();
  }

  private static int ms(Duration duration) {
    return (int) duration.toMillis();
  }
}
