package io.aiprofile.adapters.web.api;

import io.aiprofile.adapters.web.page.DocsPage;
import io.aiprofile.adapters.web.page.Frame;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.templates.JtedocsGenerated;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API's description: for programs as OpenAPI, for people in Swagger UI. */
public final class DocsPages {
  private static final String RESOURCE = "openapi.json";

  private final Frame frame;
  private final byte[] openApi = read();

  @Inject
  public DocsPages(Frame frame) {
    this.frame = frame;
  }

  public Reply openApi(Request request) {
    return Reply.bytes(200, "application/json", openApi);
  }

  public Reply show(Request request) {
    DocsPage page = new DocsPage(frame.around("The API", "The HTTP API, to read and to try."));
    return Reply.html(200, JtedocsGenerated::render, page);
  }

  private static byte[] read() {
    try (InputStream in = DocsPages.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The program is incomplete: " + RESOURCE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
