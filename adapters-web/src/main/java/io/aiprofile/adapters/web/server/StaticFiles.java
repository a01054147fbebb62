package io.aiprofile.adapters.web.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Style sheets, scripts and fonts, in memory under an address that changes with any of them: a
 * browser keeps each for ever and asks only once. Thread-safe.
 */
public final class StaticFiles {
  private static final String FOLDER = "/io/aiprofile/adapters/web/static";

  /** RFC 8246; a year is the longest that RFC 9111 expects caches to honour. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "txt", "text/plain; charset=utf-8",
          "woff2", "font/woff2");

  /** A file, packed when it is first asked for: Swagger UI would make every start wait. */
  private static final class Stored {
    private final String type;
    private final boolean packs;
    private byte[] content;
    private boolean packed;

    Stored(String type, byte[] content) {
      this.type = type;
      this.content = content;
      // Fonts and pictures are compressed as such.
      packs = type.startsWith("text/") || type.contains("svg");
    }

    synchronized byte[] asServed() {
      if (packs && !packed) {
        content = gzip(content);
        packed = true;
      }
      return content;
    }
  }

  private final String base;
  private final Map<String, Stored> files = new TreeMap<>();

  private StaticFiles(Map<String, byte[]> contents) {
    base = "/static/" + hash(contents) + "/";
    contents.forEach((name, content) -> files.put(base + name, new Stored(type(name), content)));
  }

  /** Those that come with the program, and what else the program brings under given names. */
  public static StaticFiles load(Map<String, URL> more) {
    Map<String, byte[]> contents = new TreeMap<>();
    try {
      URL folder = StaticFiles.class.getResource(FOLDER);
      if (folder == null) {
        throw new IllegalStateException("The program is incomplete: " + FOLDER);
      }
      read(folder.toURI(), contents);
      for (Map.Entry<String, URL> file : more.entrySet()) {
        try (var in = file.getValue().openStream()) {
          contents.put(file.getKey(), in.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return new StaticFiles(contents);
  }

  /** Where the files are, ending in a slash. */
  public String base() {
    return base;
  }

  Optional<Reply> at(String path) {
    return Optional.ofNullable(files.get(path)).map(StaticFiles::reply);
  }

  /** Every browser of the last fifteen years takes gzip. */
  private static Reply reply(Stored file) {
    Reply reply = Reply.bytes(200, file.type, file.asServed()).with("Cache-Control", FOR_EVER);
    return file.packs ? reply.with("Content-Encoding", "gzip") : reply;
  }

  private static void read(URI folder, Map<String, byte[]> contents) throws IOException {
    if (folder.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        walk(jar.getPath(FOLDER), contents);
      }
    } else {
      walk(Path.of(folder), contents);
    }
  }

  private static void walk(Path folder, Map<String, byte[]> contents) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        contents.put(name, Files.readAllBytes(file));
      }
    }
  }

  private static String type(String name) {
    return TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String hash(Map<String, byte[]> contents) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      contents.values().forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
