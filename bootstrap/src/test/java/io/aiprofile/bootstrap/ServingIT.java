package io.aiprofile.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a server: how it starts, what it says, how it ends. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ServingIT {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final Map<String, String> ANY_PORT = Map.of("PORT", "0");

  @TempDir Path folder;

  @Test
  void itServesWithoutACommandAndEndsWhenAsked() throws Exception {
    Process server = start(List.of(), ANY_PORT);
    String address = address(server);

    assertThat(get(address + "/healthz").body()).isEqualTo("ok\n");
    server.toHandle().destroy();

    assertThat(server.waitFor()).isEqualTo(128 + 15);
    assertThat(log()).doesNotContain(" ERROR ");
    assertRefused(address);
  }

  @RepeatedTest(3)
  void itEndsInOrderAlsoWhileTheModelIsStillLoading() throws Exception {
    Process server = start(List.of(), ANY_PORT);
    address(server);

    server.toHandle().destroy();

    assertThat(server.waitFor()).isEqualTo(128 + 15);
    try (var files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().contains("hs_err"));
    }
  }

  @Test
  void theDemoShowsASampleThatAnswersAndIsReadyAtOnceTheNextTime() throws Exception {
    Process server = start(List.of(), ANY_PORT, "demo");
    String address = address(server);
    assertThat(get(address + "/chat/meera-krishnan").body()).contains("Meera Krishnan");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address + "/api/profiles/meera-krishnan/chat"))
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString("{\"message\":\"Are you hands-on?\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("one day a week", "interview-notes.txt");
    server.destroy();
    server.waitFor();
    Path index = folder.resolve("data/profiles/meera-krishnan/index/chunks.jsonl");
    Object made = Files.readAttributes(index, BasicFileAttributes.class).fileKey();

    Process again = start(List.of(), ANY_PORT, "demo");
    String secondAddress = address(again);
    assertThat(get(secondAddress + "/explore").body()).contains("Meera Krishnan");
    again.destroy();
    again.waitFor();
    assertThat(Files.readAttributes(index, BasicFileAttributes.class).fileKey())
        .as("the index is not made again")
        .isEqualTo(made);
  }

  @Test
  void itEndsWithTheProcessThatStartedItWhenToldTo() throws Exception {
    List<String> throughAShell = List.of("sh", "-c", "\"$@\" & wait", "sh");
    Process shell = start(throughAShell, ANY_PORT, "serve", "--with-parent");
    String address = address(shell);
    ProcessHandle server = shell.children().findFirst().orElseThrow();
    assertThat(get(address + "/healthz").statusCode()).isEqualTo(200);

    shell.destroyForcibly();

    server.onExit().get(60, TimeUnit.SECONDS);
    assertRefused(address);
  }

  @Test
  void aPortThatIsTakenIsNamedWithWhatToDo() throws Exception {
    Process first = start(List.of(), ANY_PORT);
    String port = address(first).replaceFirst(".*:", "");

    Process second = start(List.of(), Map.of("PORT", port, "DATA_DIR", "other"));

    assertThat(second.waitFor()).isEqualTo(74);
    assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("port " + port, "set PORT to another")
        .doesNotContain("Exception");
    first.destroy();
    first.waitFor();
  }

  @Test
  void dataThatAnotherProgramServesIsNamedWithWhatToDo() throws Exception {
    Process first = start(List.of(), ANY_PORT);
    String address = address(first);

    Process second = start(List.of(), ANY_PORT);

    assertThat(second.waitFor()).isEqualTo(74);
    assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains(folder.resolve("data").toString(), "process " + first.pid(), "set DATA_DIR")
        .doesNotContain("Exception");
    assertThat(get(address + "/healthz").statusCode()).isEqualTo(200);
    first.destroy();
    first.waitFor();
  }

  @Test
  void whereOthersCanReachItNobodyIsLetInWithoutSignIn() throws Exception {
    Process refused = start(List.of(), Map.of("IS_LOCAL", "true", "HOST", "0.0.0.0"));

    assertThat(refused.waitFor()).isEqualTo(78);
    assertThat(new String(refused.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("HOST", "IS_LOCAL=true", "127.0.0.1");
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("data/logs/app.log"));
  }

  /** The address that the program prints once it answers. */
  private static String address(Process server) throws IOException {
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return address.group();
      }
    }
    throw new AssertionError(
        new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static void assertRefused(String address) throws Exception {
    try {
      get(address + "/healthz");
    } catch (ConnectException expected) {
      return;
    }
    throw new AssertionError(address + " still answers");
  }

  private Process start(List<String> through, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(through);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-jar");
    command.add(Path.of("target", "ai-profile.jar").toAbsolutePath().toString());
    command.addAll(Arrays.asList(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    return builder.start();
  }
}
