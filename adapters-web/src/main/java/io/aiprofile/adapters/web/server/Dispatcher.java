package io.aiprofile.adapters.web.server;

import io.aiprofile.application.port.storage.StorageFailure;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes each request to its route on a virtual thread of its own, and writes the reply, or the
 * problem where it is refused or breaks. Every line that is logged meanwhile carries the request's
 * id.
 */
final class Dispatcher implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** What a small machine can hold at once, streams included; more are told to come back. */
  private static final int MAX_REQUESTS = 4_000;

  /** Smaller bodies fit one packet as they are. */
  private static final int MIN_COMPRESSED_BYTES = 1_400;

  private static final String REQUEST_ID = "X-Request-Id";
  private static final String MDC_KEY = "request";

  private final RouteTable routes;
  private final StaticFiles files;
  private final Gatekeeper gatekeeper;
  private final ErrorPages errors;
  private final SecurityHeaders security;
  private final Executor threads;
  private final AtomicInteger underway = new AtomicInteger();

  Dispatcher(
      List<Route> routes,
      StaticFiles files,
      Gatekeeper gatekeeper,
      ErrorPages errors,
      SecurityHeaders security,
      Executor threads) {
    this.routes = new RouteTable(routes);
    this.files = files;
    this.gatekeeper = gatekeeper;
    this.errors = errors;
    this.security = security;
    this.threads = threads;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(threads, () -> serve(exchange));
  }

  private void serve(HttpServerExchange exchange) {
    String id = "%08x".formatted(ThreadLocalRandom.current().nextInt());
    MDC.put(MDC_KEY, id);
    long start = System.nanoTime();
    underway.incrementAndGet();
    try {
      exchange.getResponseHeaders().put(new HttpString(REQUEST_ID), id);
      security.set(exchange.getResponseHeaders());
      write(exchange, reply(exchange, id));
    } catch (IOException e) {
      LOG.debug("The client has gone: {}", e.getMessage());
    } finally {
      exchange.endExchange();
      underway.decrementAndGet();
      logged(exchange, start);
      MDC.remove(MDC_KEY);
    }
  }

  private Reply reply(HttpServerExchange exchange, String id) throws IOException {
    Optional<Map<Method, RouteTable.Match>> matches = routes.at(exchange.getRelativePath());
    try {
      if (underway.get() > MAX_REQUESTS) {
        throw Problem.unavailable("Too many people are here at once; try again in a moment.");
      }
      Optional<Reply> file = file(exchange);
      if (file.isPresent()) {
        return file.get();
      }
      RouteTable.Match match = match(matches, exchange.getRequestMethod().toString());
      Request request = new Request(exchange, match.route(), match.path(), id);
      gatekeeper.admit(request);
      return match.route().handler().handle(request);
    } catch (Problem problem) {
      return refused(exchange, problem, id);
    } catch (IOException e) {
      // Ports translate theirs, so this is the client's connection.
      throw e;
    } catch (StorageFailure e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRelativePath(), e);
      return refused(exchange, Problem.of(e), id);
    } catch (Exception | StackOverflowError e) {
      LOG.error("{} {} broke", exchange.getRequestMethod(), exchange.getRelativePath(), e);
      return refused(exchange, Problem.internal(), id);
    }
  }

  private Optional<Reply> file(HttpServerExchange exchange) {
    String method = exchange.getRequestMethod().toString();
    return method.equals("GET") || method.equals("HEAD")
        ? files.at(exchange.getRelativePath())
        : Optional.empty();
  }

  private static RouteTable.Match match(
      Optional<Map<Method, RouteTable.Match>> matches, String method) throws Problem {
    if (matches.isEmpty()) {
      throw Problem.notFound();
    }
    String wanted = method.equals("HEAD") ? "GET" : method;
    for (Map.Entry<Method, RouteTable.Match> match : matches.get().entrySet()) {
      if (match.getKey().name().equals(wanted)) {
        return match.getValue();
      }
    }
    throw Problem.methodNotAllowed(RouteTable.allowed(matches.get()));
  }

  private Reply refused(HttpServerExchange exchange, Problem problem, String id) {
    String accept =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.ACCEPT)).orElse("");
    boolean person =
        accept.contains("text/html") && !exchange.getRelativePath().startsWith("/api/");
    Reply reply = person ? errors.page(problem, id) : Reply.problem(problem, id);
    problem.headers().forEach(reply::with);
    return reply;
  }

  private static void write(HttpServerExchange exchange, Reply reply) throws IOException {
    HeaderMap headers = exchange.getResponseHeaders();
    exchange.setStatusCode(reply.status());
    reply.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
    reply.cookies().forEach(cookie -> headers.add(Headers.SET_COOKIE, cookie.header()));
    boolean headOnly = exchange.getRequestMethod().equals(Methods.HEAD);
    Reply.Events events = reply.events();
    if (events != null && !headOnly) {
      stream(exchange, events);
      return;
    }
    byte[] body = compressed(exchange, reply.body());
    headers.put(Headers.CONTENT_LENGTH, body.length);
    ReplyStream out = new ReplyStream(exchange.getResponseChannel());
    if (!headOnly) {
      out.write(body);
    }
    out.close();
  }

  private static byte[] compressed(HttpServerExchange exchange, byte[] body) throws IOException {
    HeaderMap headers = exchange.getResponseHeaders();
    String type = Optional.ofNullable(headers.getFirst(Headers.CONTENT_TYPE)).orElse("");
    boolean worthIt = type.startsWith("text/") || type.contains("json");
    if (headers.contains(Headers.CONTENT_ENCODING)) {
      return body;
    }
    if (!worthIt || body.length < MIN_COMPRESSED_BYTES || !acceptsGzip(exchange)) {
      return body;
    }
    headers.put(Headers.CONTENT_ENCODING, "gzip");
    headers.put(Headers.VARY, "Accept-Encoding");
    return StaticFiles.gzip(body);
  }

  private static boolean acceptsGzip(HttpServerExchange exchange) {
    String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }

  private static void stream(HttpServerExchange exchange, Reply.Events events) throws IOException {
    exchange.getResponseHeaders().put(new HttpString("X-Accel-Buffering"), "no");
    ReplyStream out = new ReplyStream(exchange.getResponseChannel());
    EventStream stream = new EventStream(out);
    Thread heart = Thread.ofVirtual().name("heartbeat").start(stream::beat);
    try {
      events.sendTo(stream);
    } catch (Problem problem) {
      stream.send("error", problem.document(MDC.get(MDC_KEY)));
    } catch (StorageFailure e) {
      LOG.error("{} failed in mid-stream", exchange.getRelativePath(), e);
      stream.send("error", Problem.of(e).document(MDC.get(MDC_KEY)));
    } catch (Exception e) {
      LOG.error("{} broke in mid-stream", exchange.getRelativePath(), e);
      stream.send("error", Problem.internal().document(MDC.get(MDC_KEY)));
    } finally {
      stream.end();
      heart.interrupt();
    }
    out.close();
  }

  private static void logged(HttpServerExchange exchange, long start) {
    LOG.debug(
        "{} {} {} {} ms",
        exchange.getRequestMethod(),
        exchange.getRelativePath(),
        exchange.getStatusCode(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }
}
