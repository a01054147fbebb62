package io.aiprofile.adapters.web.server;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a handler answers; a value until the server writes it. */
public final class Reply {
  /** Sends events for as long as it runs. */
  @FunctionalInterface
  public interface Events {
    void sendTo(EventStream stream) throws Exception;
  }

  /** A template of {@code src/main/jte}, as the build turns it into Java. */
  @FunctionalInterface
  public interface Template<P> {
    void render(HtmlTemplateOutput out, @Nullable HtmlInterceptor interceptor, P page);
  }

  private static final String NO_STORE = "no-store";

  private final int status;
  private final byte[] body;
  private final @Nullable Events events;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<Cookie> cookies = new ArrayList<>();

  private Reply(int status, byte[] body, @Nullable Events events) {
    this.status = status;
    this.body = body;
    this.events = events;
    headers.put("Cache-Control", NO_STORE);
  }

  /** A page, rendered at once. */
  public static <P> Reply html(int status, Template<P> template, P page) {
    Utf8ByteOutput bytes = new Utf8ByteOutput();
    template.render(new OwaspHtmlTemplateOutput(bytes), null, page);
    return bytes(status, "text/html; charset=utf-8", bytes.toByteArray());
  }

  public static Reply json(int status, Object value) {
    return bytes(status, "application/json", Json.bytes(value));
  }

  public static Reply text(String text) {
    return bytes(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status, body, null).with("Content-Type", contentType);
  }

  public static Reply noContent() {
    return new Reply(204, new byte[0], null);
  }

  /** The answer to a form: go and see there. */
  public static Reply seeOther(String path) {
    return new Reply(303, new byte[0], null).with("Location", path);
  }

  /** A stream of server-sent events. */
  public static Reply events(Events events) {
    return new Reply(200, new byte[0], events).with("Content-Type", "text/event-stream");
  }

  static Reply problem(Problem problem, String requestId) {
    Reply reply =
        bytes(
            problem.status(), "application/problem+json", Json.bytes(problem.document(requestId)));
    problem.headers().forEach(reply::with);
    return reply;
  }

  /** This reply with a header set. */
  public Reply with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** This reply, which also sets a cookie. */
  public Reply with(Cookie cookie) {
    cookies.add(cookie);
    return this;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  @Nullable Events events() {
    return events;
  }

  Map<String, String> headers() {
    return headers;
  }

  List<Cookie> cookies() {
    return cookies;
  }
}
