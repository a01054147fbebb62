package io.aiprofile.bootstrap.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aiprofile.bootstrap.Program;
import io.aiprofile.bootstrap.Program.Run;
import io.aiprofile.bootstrap.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
  private static final String CORPUS =
      """
      {"_id":"cats","title":"Cats","text":"Cats are small animals that purr."}
      {"_id":"dogs","title":"","text":"Dogs bark at strangers."}

      {"_id":"nothing","title":" ","text":""}
      {"_id":"java","text":"Java is a programming language.","metadata":{"url":"x"}}
      {"_id":"title only","title":"Parrots","text":""}
      """
          .replace("title only", "parrots");

  @TempDir static Path folder;
  private static Program program = new Program(Path.of(""));

  @BeforeAll
  static void aFolder() {
    program = new Program(folder);
  }

  @Test
  void aRunRanksEachPassageOnceBestFirst() throws IOException {
    write("corpus.jsonl", CORPUS);
    write(
        "queries.jsonl",
        """
        {"_id":"q1","text":"Which animal barks?"}
        {"_id":7,"text":"programming"}
        """);

    Run run = retrieval("corpus.jsonl", "queries.jsonl");

    assertThat(run.exitCode()).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("run.trec"));
    assertThat(lines)
        .hasSize(8)
        .allMatch(line -> line.matches("(q1|7) Q0 \\w+ [1-4] -?\\d+\\.\\d{6} ai-profile"));
    assertThat(lines.get(0)).startsWith("q1 Q0 dogs 1 ");
    assertThat(lines.get(4)).startsWith("7 Q0 java 1 ");
    assertThat(lines.subList(0, 4).stream().map(line -> Double.parseDouble(line.split(" ", -1)[4])))
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void blankPassagesAndQueriesAreLeftOutAndTold() throws IOException {
    write("corpus.jsonl", CORPUS);
    write("queries.jsonl", "{\"_id\":\"blank\",\"text\":\"  \"}\n");

    Run run = retrieval("corpus.jsonl", "queries.jsonl");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("1 blank passages are left out", "Query blank is blank");
    assertThat(folder.resolve("run.trec")).isEmptyFile();
  }

  @Test
  void noMoreThanTenPassagesAreRanked() throws IOException {
    StringBuilder corpus = new StringBuilder();
    for (int i = 0; i < 130; i++) {
      corpus.append("{\"_id\":\"p%d\",\"text\":\"Passage number %d.\"}\n".formatted(i, i));
    }
    write("corpus.jsonl", corpus.toString());
    write("queries.jsonl", "{\"_id\":\"q\",\"text\":\"Which is number 117?\"}\n");

    assertThat(retrieval("corpus.jsonl", "queries.jsonl").exitCode()).isZero();

    assertThat(folder.resolve("run.trec")).content().hasLineCount(10).startsWith("q Q0 p117 1 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_id\":\"x\",\"text\":",
        "{\"_id\":\"x\",\"text\":\"t\"} trailing",
        "[1]",
        "{\"_id\":\"x\"}",
        "{\"text\":\"t\"}",
        "{\"_id\":\"a b\",\"text\":\"t\"}",
        "{\"_id\":\"cats\",\"text\":\"t\"}"
      })
  void aMalformedLineIsToldByFileAndNumberAndLeavesTheFormerResult(String line) throws IOException {
    write("corpus.jsonl", CORPUS + line + "\n");
    write("queries.jsonl", "{\"_id\":\"q\",\"text\":\"t\"}\n");
    write("run.trec", "former");

    Run run = retrieval("corpus.jsonl", "queries.jsonl");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("corpus.jsonl, line 7: ").doesNotContain("Exception");
    assertThat(folder.resolve("run.trec")).hasContent("former");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void bytesThatAreNoUtf8AreToldByFileAndLine() throws IOException {
    Files.write(folder.resolve("corpus.jsonl"), new byte[] {'{', '"', (byte) 0xff, '"', '}'});
    write("queries.jsonl", "");

    Run run = retrieval("corpus.jsonl", "queries.jsonl");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("corpus.jsonl, line 1", "UTF-8");
  }

  @Test
  void aMissingFileAndAnImpossibleResultAreToldAsTrouble() throws IOException {
    write("in.jsonl", "");

    Run missing = program.run("eval", "topics", "--in", "none.jsonl", "--out", "out.jsonl");
    assertThat(missing.exitCode()).isEqualTo(74);
    assertThat(missing.err()).contains("none.jsonl");
    Run nowhere = program.run("eval", "topics", "--in", "in.jsonl", "--out", "no/out.jsonl");
    assertThat(nowhere.exitCode()).isEqualTo(74);
    assertThat(nowhere.err()).contains("no.");
    Run onFolder = program.run("eval", "topics", "--in", "in.jsonl", "--out", ".");
    assertThat(onFolder.exitCode()).isEqualTo(74);
    assertThat(onFolder.err()).contains("it is a folder");
  }

  @Test
  void topicsKeepTheOrderAndIdsOfTheQuestions() throws IOException {
    write(
        "in.jsonl",
        """
        {"_id":"a","text":"What is her phone number?"}
        {"_id":2,"text":"Where did she go to university?"}
        {"_id":"blank","text":""}
        """);

    Run run = program.run("eval", "topics", "--in", "in.jsonl", "--out", "topics.jsonl");

    assertThat(run.exitCode()).isZero();
    List<JsonNode> lines = lines("topics.jsonl");
    assertThat(lines)
        .extracting(line -> line.get("_id").asText())
        .containsExactly("a", "2", "blank");
    assertThat(lines.get(0).get("topics").get(0).asText()).isEqualTo("contact");
    assertThat(lines.get(1).get("topics").get(0).asText()).isEqualTo("education");
    assertThat(lines.get(1).get("_id").isNumber()).isTrue();
    assertThat(lines.get(2).get("topics")).extracting(JsonNode::asText).containsExactly("other");
  }

  @Test
  void answersComeWithPassagesAndNothingIsKept() throws IOException {
    Path documents = Files.createDirectory(folder.resolve("documents"));
    for (String name :
        List.of("resume.pdf", "recommendations.docx", "projects.md", "certifications.csv")) {
      Sample.copy(name, documents);
    }
    Files.copy(documents.resolve("projects.md"), documents.resolve("a #1 [copy].md"));
    Files.createFile(documents.resolve("empty.txt"));
    write(
        "questions.jsonl",
        """
        {"id":"mail","question":"What is her e-mail address?"}
        {"id":"blank","question":" "}
        {"id":"long","question":"%s"}
        """
            .formatted("a".repeat(2_001)));
    List<Path> before = temporaryFolders();

    Run run =
        program.run(
            "eval",
            "answers",
            "--documents",
            "documents",
            "--questions",
            "questions.jsonl",
            "--out",
            "results.jsonl");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("empty.txt is left out.", "of 5");
    List<JsonNode> lines = lines("results.jsonl");
    JsonNode mail = lines.get(0);
    assertThat(mail.get("answer").asText()).contains("meera.krishnan@example.com");
    assertThat(mail.get("passages")).hasSize(10);
    assertThat(mail.get("passages").get(0).asText()).contains("meera.krishnan@example.com");
    assertThat(mail.get("refused").asBoolean()).isFalse();
    assertThat(mail.get("latency_ms").asDouble()).isPositive();
    assertThat(mail.has("error")).isFalse();
    assertThat(lines.subList(1, 3))
        .allSatisfy(
            line -> {
              assertThat(line.get("refused").asBoolean()).isTrue();
              assertThat(line.get("error").asText()).startsWith("The question");
            });
    assertThat(temporaryFolders()).isEqualTo(before);
    assertThat(folder.resolve("data/profiles/evaluation")).doesNotExist();
  }

  @Test
  void aFolderWithoutAReadableDocumentIsBadData() throws IOException {
    Files.createFile(Files.createDirectory(folder.resolve("unreadable")).resolve("empty.pdf"));
    write("questions.jsonl", "");

    Run run =
        program.run(
            "eval",
            "answers",
            "--documents",
            "unreadable",
            "--questions",
            "questions.jsonl",
            "--out",
            "none.jsonl");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("empty.pdf is left out", "No document in");
    assertThat(folder.resolve("none.jsonl")).doesNotExist();
  }

  @Test
  void aStoppedCommandLeavesNoResult() throws IOException {
    write("in.jsonl", "{\"_id\":\"a\",\"text\":\"Who?\"}\n");

    Run run = program.stopped().run("eval", "topics", "--in", "in.jsonl", "--out", "stopped.jsonl");

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(folder.resolve("stopped.jsonl")).doesNotExist();
    assertThat(leftovers()).isEmpty();
  }

  private static Run retrieval(String corpus, String queries) {
    return program.run(
        "eval", "retrieval", "--corpus", corpus, "--queries", queries, "--out", "run.trec");
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static List<JsonNode> lines(String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(name))) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  private static List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }

  private static List<Path> temporaryFolders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("ai-profile-"))
          .sorted()
          .toList();
    }
  }
}
