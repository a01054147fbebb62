package io.aiprofile.adapters.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiprofile.adapters.web.page.DocsPage;
import io.aiprofile.adapters.web.page.DocsPage.Chapter;
import io.aiprofile.adapters.web.page.DocsPage.Operation;
import io.aiprofile.adapters.web.page.Frame;
import io.aiprofile.adapters.web.server.Reply;
import io.aiprofile.adapters.web.server.Request;
import io.aiprofile.adapters.web.templates.JtedocsGenerated;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The API's description: for programs as OpenAPI, for people as a list and in Swagger UI. */
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

  public Reply show(Request request) throws IOException {
    DocsPage page =
        new DocsPage(
            frame.around("The API", "The HTTP API, to read and to try."),
            chapters(new JsonMapper().readTree(openApi)));
    return Reply.html(200, JtedocsGenerated::render, page);
  }

  private static List<Chapter> chapters(JsonNode document) {
    List<Chapter> chapters = new ArrayList<>();
    for (JsonNode tag : document.path("tags")) {
      String name = tag.path("name").asText();
      chapters.add(new Chapter(name, tag.path("description").asText(), operations(document, name)));
    }
    return chapters;
  }

  private static List<Operation> operations(JsonNode document, String tag) {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .forEachEntry(
            (path, methods) ->
                methods.forEachEntry(
                    (method, operation) -> {
                      if (operation.path("tags").path(0).asText().equals(tag)) {
                        operations.add(operation(method, path, operation));
                      }
                    }));
    return operations;
  }

  private static Operation operation(String method, String path, JsonNode operation) {
    boolean open = !operation.path("security").path(0).has("operator");
    return new Operation(
        method.toUpperCase(Locale.ROOT), path, operation.path("summary").asText(), open);
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
