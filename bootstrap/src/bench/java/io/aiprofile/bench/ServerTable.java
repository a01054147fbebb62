package io.aiprofile.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints how the packaged program serves: how soon it answers, how long turns over HTTP take with
 * one visitor and with many, and what it holds in memory. Clients and server share the processors.
 */
public final class ServerTable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final String CHAT = "/api/profiles/meera-krishnan/chat";
  private static final List<String> QUESTIONS =
      List.of(
          "Where did she study?",
          "How large are her teams?",
          "What do colleagues say about her?",
          "Which programming languages does she know?",
          "Is she still hands-on?",
          "What did she do at Saaranga Health?",
          "Has she worked at Siemens?",
          "How can I reach her?");

  private static final int STARTS = 5;
  private static final int WARM_UP_TURNS = 400;
  private static final int TURNS = 1_000;
  private static final int IDLE_MS = 5_000;

  private final Path data;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Table table =
      new Table(
          "server on %d processors, -Xms64m -Xmx512m -XX:+UseSerialGC"
              .formatted(Runtime.getRuntime().availableProcessors()),
          "figure",
          "value",
          "unit");

  private ServerTable(Path data) {
    this.data = data;
  }

  public static void main(String[] args) throws Exception {
    Path data = Files.createTempDirectory("server-table");
    new ServerTable(data).measure();
  }

  private void measure() throws Exception {
    Server first = start("demo");
    first.stop();
    List<Double> startsMs = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      Server again = start("serve");
      startsMs.add(again.startedMs);
      again.stop();
    }
    Collections.sort(startsMs);
    row("start to first answered request, fastest of 5", startsMs.getFirst(), "ms");
    row("the same, median", startsMs.get(STARTS / 2), "ms");
    Server server = start("serve");
    Thread.sleep(IDLE_MS);
    row("resident when idle, before the first visitor", server.residentMb(), "MB");
    turns(server.address, 1, WARM_UP_TURNS);
    for (int visitors : List.of(1, 50, 500)) {
      visitors(server.address, visitors);
    }
    row("resident after that", server.residentMb(), "MB");
    server.stop();
    table.print(System.out);
  }

  private void visitors(String address, int visitors) throws Exception {
    long start = System.nanoTime();
    List<Double> ms = turns(address, visitors, TURNS);
    double seconds = (System.nanoTime() - start) / 1e9;
    Collections.sort(ms);
    String who = visitors == 1 ? "1 visitor" : visitors + " visitors";
    row("turn, " + who + ", p50", ms.get(ms.size() / 2), "ms");
    row("turn, " + who + ", p99", ms.get(ms.size() * 99 / 100), "ms");
    row("throughput, " + who, ms.size() / seconds, "turns/s");
  }

  /** Each visitor asks the next question when the last is answered. */
  private List<Double> turns(String address, int visitors, int turns) throws Exception {
    List<Double> all = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int visitor = 0; visitor < visitors; visitor++) {
        int first = visitor;
        threads.execute(
            () -> {
              for (int turn = first; turn < turns; turn += visitors) {
                all.add(turn(address, QUESTIONS.get(turn % QUESTIONS.size())));
              }
            });
      }
    }
    if (all.size() != turns) {
      throw new IllegalStateException(turns - all.size() + " turns failed");
    }
    return all;
  }

  private double turn(String address, String question) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + CHAT))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"" + question + "\"}"))
            .build();
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private Server start(String command) throws IOException {
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target", "ai-profile.jar").toAbsolutePath().toString(),
                command)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DATA_DIR", data.toString());
    builder.environment().put("PORT", "0");
    builder.environment().put("QUESTIONS_PER_MINUTE", "100000");
    builder.environment().put("QUESTIONS_PER_MINUTE_PER_ADDRESS", "100000");
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return new Server(process, address.group(), (System.nanoTime() - start) / 1e6);
      }
    }
    throw new IllegalStateException("The program ended without serving");
  }

  private record Server(Process process, String address, double startedMs) {
    void stop() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }

    double residentMb() throws IOException {
      return ResidentMemory.megabytes(process.pid()).orElse(Double.NaN);
    }
  }

  private void row(String what, double value, String unit) {
    table.row(what, String.format(Locale.ROOT, "%,.1f", value), unit);
  }
}
