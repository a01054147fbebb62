package io.aiprofile.adapters.web.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request on its way through its route. For the thread that handles it. */
public final class Request {
  private final HttpServerExchange exchange;
  private final Route route;
  private final Map<String, String> path;
  private final String id;
  private @Nullable Form form;

  Request(HttpServerExchange exchange, Route route, Map<String, String> path, String id) {
    this.exchange = exchange;
    this.route = route;
    this.path = path;
    this.id = id;
  }

  /** Names this request in answers and logs. */
  public String id() {
    return id;
  }

  public Route route() {
    return route;
  }

  /** The part of the path that the template names. */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException(route.path() + " has no {" + name + "}");
    }
    return value;
  }

  /** The first value of a query parameter, or the empty text. */
  public String query(String name) {
    Deque<String> values = exchange.getQueryParameters().get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  /**
   * A whole number from the query.
   *
   * @throws Problem when something else, or one out of range, was given
   */
  public int number(String name, int min, int max, int byDefault) throws Problem {
    String typed = query(name);
    if (typed.isEmpty()) {
      return byDefault;
    }
    if (typed.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(typed);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw Problem.badRequest(
        "The parameter “%s” is a number from %,d to %,d.".formatted(name, min, max));
  }

  /** A header's first value, or empty when it is not there. */
  public Optional<String> header(String name) {
    HeaderValues values = exchange.getRequestHeaders().get(name);
    return values == null ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** What a {@link Cookie} of that name was set to. */
  public Optional<String> cookie(String name) {
    io.undertow.server.handlers.Cookie cookie = exchange.getRequestCookie(Cookie.PREFIX + name);
    return cookie == null ? Optional.empty() : Optional.ofNullable(cookie.getValue());
  }

  /** Whether the client names the media type among those it accepts. */
  public boolean accepts(String mediaType) {
    return header("Accept").orElse("").toLowerCase(Locale.ROOT).contains(mediaType);
  }

  /** Who is at the other end of the connection. */
  public InetAddress peer() {
    InetSocketAddress address = exchange.getSourceAddress();
    return address.getAddress();
  }

  /** The name that the client called this server by, without a port. */
  public String host() {
    return exchange.getHostName();
  }

  /** The same with scheme and port: {@code http://127.0.0.1:7860}. */
  public String origin() {
    return exchange.getRequestScheme() + "://" + exchange.getHostAndPort();
  }

  /**
   * The body as JSON.
   *
   * @throws Problem when it is too large, no JSON, or not of that shape
   */
  public <T> T json(Class<T> type) throws Problem, IOException {
    String mediaType = contentType().replaceFirst(";.*", "").strip();
    if (!mediaType.equalsIgnoreCase("application/json")) {
      throw Problem.unsupportedType("Send JSON, with Content-Type: application/json.");
    }
    return Json.read(body(), type);
  }

  /** Whether the body is said to be a form. */
  public boolean isForm() {
    return FormReader.reads(contentType());
  }

  /**
   * The body as a form, read once.
   *
   * @throws Problem when it is too large, or no form
   */
  public Form form() throws Problem, IOException {
    Form known = form;
    if (known == null) {
      known = FormReader.read(contentType(), body());
      form = known;
    }
    return known;
  }

  private byte[] body() throws Problem, IOException {
    return BodyReader.read(exchange, route.maxBodyBytes());
  }

  private String contentType() {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE))
        .orElse("");
  }
}
