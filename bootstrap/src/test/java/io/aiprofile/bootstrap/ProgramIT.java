package io.aiprofile.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a process of its own. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ProgramIT {
  @TempDir Path folder;

  private record Ended(int exitCode, String out, String err) {}

  @Test
  void helpIsShownAndTheConsoleIsClean() throws Exception {
    Ended help = run(Map.of(), "--help");

    assertThat(help.exitCode).isZero();
    assertThat(help.out).contains("Usage: ai-profile");
    assertThat(help.err).isEmpty();
  }

  @Test
  void theVersionIsThatOfTheJar() throws Exception {
    assertThat(run(Map.of(), "--version").out).matches("ai-profile \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void thePathFromNameToAnswerWorksAndNothingElseIsOnTheConsole() throws Exception {
    Files.writeString(
        folder.resolve("cv.md"),
        "# Education\n\nBachelor of Arts, University of Exeter, 2014.\n\n# Contact\n\na@b.example\n");

    assertThat(run(Map.of(), "new", "Asha Rao")).isEqualTo(new Ended(0, "asha-rao\n", ""));
    assertThat(run(Map.of(), "add", "asha-rao", "cv.md").exitCode).isZero();
    assertThat(run(Map.of(), "index", "asha-rao").out).startsWith("Indexed 1 documents");
    Ended answer = run(Map.of(), "ask", "asha-rao", "What is her e-mail address?");
    assertThat(answer.exitCode).isZero();
    assertThat(answer.out).contains("a@b.example", "[1] cv.md");
    assertThat(answer.err).isEmpty();
  }

  @Test
  void eachKindOfFailureHasItsExitCode() throws Exception {
    Files.writeString(folder.resolve("bad.jsonl"), "{");

    assertThat(run(Map.of(), "index", "nobody").exitCode).isEqualTo(1);
    assertThat(run(Map.of(), "frobnicate").exitCode).isEqualTo(2);
    assertThat(run(Map.of(), "eval", "topics", "--in", "bad.jsonl", "--out", "o").exitCode)
        .isEqualTo(65);
    assertThat(run(Map.of(), "eval", "topics", "--in", "none", "--out", "o").exitCode)
        .isEqualTo(74);
    assertThat(run(Map.of("RAG_TOP_K", "0"), "new", "Asha Rao").exitCode).isEqualTo(78);
  }

  @Test
  void lettersBeyondAsciiSurviveALocaleWithoutThem() throws Exception {
    Ended created = run(Map.of("LC_ALL", "C"), "new", "Zoë Müller");

    assertThat(created).isEqualTo(new Ended(0, "zoe-muller\n", ""));
  }

  @Test
  void aRunThatIsEndedLeavesTheFormerIndexInPlace() throws Exception {
    run(Map.of(), "new", "Asha Rao");
    Path notes = Files.writeString(folder.resolve("notes.txt"), "Worked at Acme, 2019 to 2022.\n");
    run(Map.of(), "add", "asha-rao", "notes.txt");
    run(Map.of(), "index", "asha-rao");
    Files.writeString(notes, manySentences());
    run(Map.of(), "add", "asha-rao", "notes.txt");

    Process indexing = start(Map.of(), "index", "asha-rao");
    try (BufferedReader progress = indexing.errorReader(StandardCharsets.UTF_8)) {
      String line = progress.readLine();
      while (line != null && !line.matches("Embedding chunks: [1-9].*")) {
        line = progress.readLine();
      }
      assertThat(line).as("it was embedding when it was ended").isNotNull();
      // Process.destroy would close the stream that is read here.
      indexing.toHandle().destroy();
      assertThat(progress.lines()).anyMatch(rest -> rest.startsWith("Stopped; the former index"));
    }

    assertThat(indexing.waitFor()).isEqualTo(128 + 15);
    assertThat(run(Map.of(), "ask", "asha-rao", "Where was Acme?").out).contains("Acme");
    try (var files = Files.walk(folder.resolve("data/profiles/asha-rao"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  /** Half a megabyte, no two sentences the same: embedding it takes far longer than this test. */
  private static String manySentences() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8_000; i++) {
      text.append(
          "In project %d the team of %d delivered phase %d.\n\n".formatted(i, i % 97, i % 7));
    }
    return text.toString();
  }

  private Ended run(Map<String, String> environment, String... args) throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        builder(environment, args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int exitCode = process.waitFor();
    return new Ended(exitCode, Files.readString(out), Files.readString(err));
  }

  private Process start(Map<String, String> environment, String... args) throws IOException {
    return builder(environment, args).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private ProcessBuilder builder(Map<String, String> environment, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(Path.of("target", "ai-profile.jar").toAbsolutePath().toString());
    command.addAll(Arrays.asList(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    return builder;
  }
}
