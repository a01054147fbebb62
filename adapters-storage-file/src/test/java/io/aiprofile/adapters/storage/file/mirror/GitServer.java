package io.aiprofile.adapters.storage.file.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * A host of one git repository, over smart HTTP on loopback, with the rules of Hugging Face: a
 * token as the password, no file over 10 MB, and none over 1 MB that is not text.
 */
final class GitServer implements AutoCloseable {
  static final String TOKEN = "hf_CanaryTokenCanaryToken";

  private static final int MAX_TEXT_BYTES = 10_000_000;
  private static final int MAX_BINARY_BYTES = 1_000_000;
  private static final String BRANCH = "refs/heads/main";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Repository repository;
  private final Map<String, byte[]> largeFiles = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private volatile boolean losesAnswers;
  private volatile String redirectTo = "";
  private volatile Runnable beforePush = () -> {};

  private GitServer(HttpServer server, Repository repository) {
    this.server = server;
    this.repository = repository;
  }

  static GitServer start(Path folder) throws IOException {
    OwnSettings.use();
    Repository repository =
        new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    repository.create(true);
    repository.getConfig().setBoolean("receive", null, "autogc", false);
    RefUpdate head = repository.updateRef(Constants.HEAD);
    head.link(BRANCH); // an empty repository begins with master
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    GitServer started = new GitServer(http, repository);
    http.setExecutor(started.threads);
    http.createContext("/data.git", started::answer);
    http.createContext("/large", started::answerLarge);
    http.start();
    return started;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data.git");
  }

  /** Answers nothing but an error for as long as it is. */
  void away(boolean isAway) {
    away = isAway;
  }

  /** Does what it is asked to and then says nothing. */
  void losesAnswers(boolean loses) {
    losesAnswers = loses;
  }

  void redirectTo(String address) {
    redirectTo = address;
  }

  /** Is run once, between the moment when a push was prepared and when it arrives. */
  void beforeNextPush(Runnable action) {
    beforePush = action;
  }

  /** Every request, with what it says of who asks. */
  List<String> requests() {
    return requests;
  }

  /** Puts a file where large files lie; returns the pointer to it. */
  String putLarge(byte[] content) {
    String hash = io.aiprofile.domain.document.ContentHash.of(content).hex();
    largeFiles.put(hash, content);
    return "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
        .formatted(hash, content.length);
  }

  Repository repository() {
    return repository;
  }

  Optional<ObjectId> head() {
    try {
      return Optional.ofNullable(repository.exactRef(BRANCH)).map(Ref::getObjectId);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The files of the branch's head as they lie there, but for what every folder has. */
  Map<String, String> files() {
    Map<String, String> files = all();
    files.remove(MirroredPaths.FORMAT);
    return files;
  }

  Map<String, String> all() {
    Map<String, String> files = new TreeMap<>();
    Optional<ObjectId> head = head();
    if (head.isEmpty()) {
      return files;
    }
    try (RevWalk walk = new RevWalk(repository);
        ObjectReader reader = repository.newObjectReader()) {
      ObjectId tree = walk.parseCommit(head.get()).getTree().getId();
      Map<String, ObjectId> entries = new TreeMap<>();
      GitTree.visit(reader, Optional.of(tree), (path, id, mode) -> entries.put(path, id));
      for (Map.Entry<String, ObjectId> entry : entries.entrySet()) {
        byte[] content = reader.open(entry.getValue()).getBytes(64 << 20);
        files.put(entry.getKey(), new String(content, StandardCharsets.UTF_8));
      }
      return files;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** How many commits lead to the head. */
  int commits() {
    try (RevWalk walk = new RevWalk(repository)) {
      int count = 0;
      if (head().isPresent()) {
        walk.markStart(walk.parseCommit(head().get()));
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
          count++;
        }
      }
      return count;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether any object that a clone would get holds the text. */
  boolean isReachable(String text) {
    try (ObjectWalk walk = new ObjectWalk(repository)) {
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        walk.markStart(walk.parseCommit(ref.getObjectId()));
      }
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        // the objects come after the commits
      }
      for (RevObject object = walk.nextObject(); object != null; object = walk.nextObject()) {
        byte[] content = walk.getObjectReader().open(object).getBytes(64 << 20);
        if (new String(content, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    repository.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    requests.add(exchange.getRequestURI() + " " + authorization);
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (away) {
        exchange.sendResponseHeaders(503, -1);
      } else if (!redirectTo.isEmpty()) {
        exchange.getResponseHeaders().set("Location", redirectTo + exchange.getRequestURI());
        exchange.sendResponseHeaders(302, -1);
      } else if (!isAuthorized(authorization)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      } else {
        serve(exchange, body);
      }
    } catch (IOException | RuntimeException e) {
      requests.add("failed: " + e);
    }
  }

  private void serve(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/data.git".length());
    String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
    boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream in = new ByteArrayInputStream(body);
    InputStream request = gzip ? new GZIPInputStream(in) : in;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String service = query.replace("service=", "");
    switch (path) {
      case "/info/refs" -> advertise(exchange, service, out);
      case "/git-upload-pack" -> uploadPack(exchange).upload(request, out, null);
      case "/git-receive-pack" -> {
        Runnable action = beforePush;
        beforePush = () -> {};
        action.run();
        receivePack().receive(request, out, null);
      }
      case "/info/lfs/objects/batch" -> out.write(batch(body));
      default -> throw new IOException("no such service: " + path);
    }
    String kind =
        path.equals("/info/refs")
            ? "application/x-" + service + "-advertisement"
            : "application/x-" + path.substring(1) + "-result";
    exchange.getResponseHeaders().set("Content-Type", kind);
    if (losesAnswers && path.equals("/git-receive-pack")) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    exchange.sendResponseHeaders(200, out.size());
    exchange.getResponseBody().write(out.toByteArray());
  }

  private void advertise(HttpExchange exchange, String service, OutputStream out)
      throws IOException {
    PacketLineOutRefAdvertiser advertiser = new PacketLineOutRefAdvertiser(new PacketLineOut(out));
    if (service.equals("git-upload-pack")) {
      uploadPack(exchange).sendAdvertisedRefs(advertiser, service);
      return;
    }
    PacketLineOut lines = new PacketLineOut(out);
    lines.writeString("# service=" + service + "\n");
    lines.end();
    receivePack().sendAdvertisedRefs(advertiser);
  }

  private UploadPack uploadPack(HttpExchange exchange) {
    UploadPack service = new UploadPack(repository);
    service.setBiDirectionalPipe(false);
    String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
    if (protocol != null) {
      service.setExtraParameters(List.of(protocol));
    }
    return service;
  }

  private ReceivePack receivePack() {
    ReceivePack service = new ReceivePack(repository);
    service.setBiDirectionalPipe(false);
    service.setAllowNonFastForwards(true);
    service.setPreReceiveHook((pack, commands) -> commands.forEach(this::check));
    return service;
  }

  private void check(ReceiveCommand command) {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      ObjectId tree = walk.parseCommit(command.getNewId()).getTree().getId();
      Map<String, ObjectId> entries = new TreeMap<>();
      GitTree.visit(reader, Optional.of(tree), (path, id, mode) -> entries.put(path, id));
      for (Map.Entry<String, ObjectId> entry : entries.entrySet()) {
        byte[] content = reader.open(entry.getValue()).getBytes(64 << 20);
        boolean text = new String(content, StandardCharsets.ISO_8859_1).indexOf('\0') < 0;
        if (content.length > (text ? MAX_TEXT_BYTES : MAX_BINARY_BYTES)) {
          command.setResult(
              ReceiveCommand.Result.REJECTED_OTHER_REASON, "Offending file: " + entry.getKey());
        }
      }
    } catch (IOException e) {
      command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, e.toString());
    }
  }

  private byte[] batch(byte[] question) {
    String text = new String(question, StandardCharsets.UTF_8);
    String hash = largeFiles.keySet().stream().filter(text::contains).findFirst().orElseThrow();
    String port = String.valueOf(server.getAddress().getPort());
    return """
        {"objects":[{"oid":"%s","actions":{"download":{
          "href":"http://127.0.0.1:%s/large/%s","header":{"X-Signed":"yes"}}}}]}
        """
        .formatted(hash, port, hash)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void answerLarge(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] content = largeFiles.get(path.substring(path.lastIndexOf('/') + 1));
      boolean signed = "yes".equals(exchange.getRequestHeaders().getFirst("X-Signed"));
      if (content == null || !signed) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
      }
    }
  }

  private static boolean isAuthorized(String authorization) {
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return false;
    }
    byte[] credentials = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
    return new String(credentials, StandardCharsets.UTF_8).endsWith(":" + TOKEN);
  }
}
