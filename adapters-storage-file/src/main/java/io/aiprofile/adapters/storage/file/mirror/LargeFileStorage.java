package io.aiprofile.adapters.storage.file.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiprofile.domain.document.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches what others put into the remote's Git LFS, as Hugging Face's own tools do with every
 * picture and PDF; the mirror itself puts nothing there. Follows the batch API of Git LFS 1.0 with
 * basic transfers. The token goes to the remote only: where a file is fetched from, that gets what
 * the remote says it needs.
 */
final class LargeFileStorage {
  /** What stands in the repository in place of a file. */
  record Pointer(String sha256, long sizeBytes) {
    private static final int MAX_BYTES = 1024;
    private static final Pattern FORM =
        Pattern.compile(
            "version https://git-lfs\\.github\\.com/spec/v1\\n(?:ext-.*\\n)*"
                + "oid sha256:([0-9a-f]{64})\\nsize ([0-9]{1,18})\\n");

    static Optional<Pointer> parse(byte[] content) {
      if (content.length > MAX_BYTES) {
        return Optional.empty();
      }
      Matcher matcher = FORM.matcher(new String(content, StandardCharsets.UTF_8));
      return matcher.matches()
          ? Optional.of(new Pointer(matcher.group(1), Long.parseLong(matcher.group(2))))
          : Optional.empty();
    }
  }

  private static final String MEDIA_TYPE = "application/vnd.git-lfs+json";
  private static final int MAX_ANSWER_BYTES = 1 << 20;
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final MirrorSettings settings;

  LargeFileStorage(MirrorSettings settings) {
    this.settings = settings;
  }

  /**
   * The content that a pointer points to.
   *
   * @throws IOException when it cannot be had, or is another
   */
  byte[] fetch(Pointer pointer) throws IOException {
    if (pointer.sizeBytes > FileParts.MAX_FILE_BYTES) {
      throw new FileParts.TooLarge(pointer.sizeBytes);
    }
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      JsonNode download = whereToFetch(client, pointer);
      byte[] content =
          body(client, fetching(download), (int) pointer.sizeBytes, "Git LFS download");
      if (!ContentHash.of(content).hex().equals(pointer.sha256)) {
        throw new IOException("Git LFS sent another content than asked for");
      }
      return content;
    }
  }

  private JsonNode whereToFetch(HttpClient client, Pointer pointer) throws IOException {
    String remote = settings.remote().toString();
    String repository = remote.endsWith(".git") ? remote : remote + ".git";
    Map<String, Object> question =
        Map.of(
            "operation",
            "download",
            "transfers",
            new String[] {"basic"},
            "objects",
            new Object[] {Map.of("oid", pointer.sha256, "size", pointer.sizeBytes)});
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(repository + "/info/lfs/objects/batch"))
            .timeout(PATIENCE)
            .header("Accept", MEDIA_TYPE)
            .header("Content-Type", MEDIA_TYPE)
            .header("Authorization", "Basic " + credentials())
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
            .build();
    JsonNode answer = JSON.readTree(body(client, request, MAX_ANSWER_BYTES, "Git LFS"));
    return answer.path("objects").path(0).path("actions").path("download");
  }

  private static HttpRequest fetching(JsonNode download) throws IOException {
    try {
      URI address = URI.create(download.path("href").asText());
      if (!MirrorSettings.isSafe(address)) {
        throw new IOException("Git LFS names no https address to fetch from");
      }
      HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
      download
          .path("header")
          .properties()
          .forEach(header -> request.header(header.getKey(), header.getValue().asText()));
      return request.build();
    } catch (IllegalArgumentException e) {
      throw new IOException("Git LFS names no address to fetch from", e);
    }
  }

  private static byte[] body(HttpClient client, HttpRequest request, int maxBytes, String what)
      throws IOException {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() != OK) {
          throw new IOException(what + " answered with status " + response.statusCode());
        }
        byte[] body = in.readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
          throw new IOException(what + " sends more than it should");
        }
        return body;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String credentials() {
    String text = GitRemote.USER + ":" + settings.token();
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
