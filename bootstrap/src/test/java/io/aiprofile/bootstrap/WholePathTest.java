package io.aiprofile.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aiprofile.bootstrap.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a name and three files to answers, by the command line alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholePathTest {
  private static final String SLUG = "meera-krishnan";

  private Path folder = Path.of("");
  private Program program = new Program(Path.of(""));
  private Run created = new Run(-1, "", "");
  private Run added = new Run(-1, "", "");
  private Run indexed = new Run(-1, "", "");

  @BeforeAll
  void aProfileIsCreatedFilledAndIndexed(@TempDir Path fresh) throws IOException {
    folder = fresh;
    program = new Program(folder);
    created = program.run("new", "Meera Krishnan");
    for (String name : List.of("resume.pdf", "recommendations.docx", "projects.md")) {
      Sample.copy(name, folder);
    }
    added = program.run("add", SLUG, "resume.pdf", "recommendations.docx", "projects.md");
    indexed = program.run("index", SLUG);
  }

  @Test
  void creatingPrintsTheSlugAndNothingElse() {
    assertThat(created).isEqualTo(new Run(0, SLUG + System.lineSeparator(), ""));
  }

  @Test
  void eachAcceptedFileIsTold() {
    assertThat(added.exitCode()).isZero();
    assertThat(added.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("resume.pdf: added as resume.pdf"),
            line -> assertThat(line).startsWith("recommendations.docx: added"),
            line -> assertThat(line).startsWith("projects.md: added"));
  }

  @Test
  void indexingTellsItsStagesAndWhatItDid() {
    assertThat(indexed.exitCode()).isZero();
    assertThat(indexed.err())
        .containsSubsequence(
            "Reading documents: 2 of 3", "Embedding chunks", "Preparing questions", "Publishing");
    assertThat(indexed.out()).matches("Indexed 3 documents: \\d+ chunks, \\d+ of them new\\.\\R");
  }

  @Test
  void anAnswerNamesDocumentPageAndQuoteOfWhatItSays() throws IOException {
    JsonNode answer = askJson("What is her e-mail address?");

    assertThat(answer.get("answer").asText()).contains("meera.krishnan@example.com");
    assertThat(answer.get("refused").asBoolean()).isFalse();
    assertThat(answer.get("citations"))
        .anySatisfy(
            citation -> {
              assertThat(citation.get("document").asText()).isEqualTo("resume.pdf");
              assertThat(citation.get("page").asInt()).isEqualTo(1);
              assertThat(citation.get("quote").asText()).contains("meera.krishnan@example.com");
            });
  }

  @Test
  void everyMarkerOfTheTextResolvesToASource() {
    Run asked = program.run("ask", SLUG, "Where did she study?");

    assertThat(asked.exitCode()).isZero();
    assertThat(asked.out()).contains("Deccan University of Science", "Sources", "resume.pdf");
    assertThat(asked.out()).contains("Education", "page 2", "You could ask next");
    assertThat(asked.out().lines().filter(line -> line.matches(".*\\S \\[1]"))).isNotEmpty();
    assertThat(asked.out().lines().filter(line -> line.startsWith("  [1] "))).hasSize(1);
  }

  @Test
  void theJsonHasTheFieldsOfTheChatApi() throws IOException {
    JsonNode answer = askJson("Which talks or awards has she?");

    assertThat(answer.properties().stream().map(Map.Entry::getKey))
        .containsExactly(
            "answer",
            "sentences",
            "followups",
            "tokens_used",
            "citations",
            "support",
            "level",
            "refused",
            "mode",
            "topics",
            "ending",
            "complete",
            "latency_ms");
    assertThat(answer.get("mode").asText()).isEqualTo("extractive");
    assertThat(answer.get("support").asDouble()).isBetween(0.0, 1.0);
    assertThat(answer.get("tokens_used").get("total_tokens").asInt()).isZero();
    assertThat(answer.get("followups").size()).isLessThanOrEqualTo(3);
  }

  @Test
  void whatTheDocumentsDoNotContainIsSaidToBeMissing() throws IOException {
    String question = "Has she worked at Siemens?";

    assertThat(program.run("ask", SLUG, question).out())
        .startsWith("That is not in the documents.");
    JsonNode answer = askJson(question);
    assertThat(answer.get("refused").asBoolean()).isTrue();
    assertThat(answer.get("citations")).isEmpty();
    assertThat(answer.get("support").asDouble()).isZero();
  }

  @Test
  void anIndexOfUnchangedDocumentsIsNotTouched() throws IOException {
    Map<Path, FileTime> before = indexFiles();

    Run again = program.run("index", SLUG);

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).startsWith("Nothing changed; the index of ");
    assertThat(indexFiles()).isEqualTo(before);
  }

  @Test
  void aRunThatIsStoppedLeavesTheFormerIndex() throws IOException {
    Map<Path, FileTime> before = indexFiles();

    Run stopped = program.stopped().run("index", SLUG, "--force");

    assertThat(stopped.exitCode()).isEqualTo(130);
    assertThat(stopped.err()).contains("Stopped; the former index");
    assertThat(indexFiles()).isEqualTo(before);
  }

  @Test
  void oneDocumentTooManyIsRefusedWithTheRemedy() throws IOException {
    Sample.copy("certifications.csv", folder);

    Run fourth = program.run("add", SLUG, "certifications.csv");

    assertThat(fourth.exitCode()).isEqualTo(1);
    assertThat(fourth.err()).contains("already has 3 documents").contains("delete one first");
  }

  @Test
  void theSameFileAgainReplacesItself() {
    Run again = program.run("add", SLUG, "projects.md");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).startsWith("projects.md: replaced as projects.md");
  }

  @Test
  void theLogTellsWhatWasDoneAndNotWhatWasAsked() throws IOException {
    program.run("ask", SLUG, "Does the canary zebrafinch sing?");

    assertThat(Files.readString(program.data().resolve("logs/app.log")))
        .contains("Indexed " + SLUG)
        .doesNotContain("zebrafinch");
  }

  private JsonNode askJson(String question) throws IOException {
    Run asked = program.run("ask", SLUG, question, "--json");
    assertThat(asked.exitCode()).isZero();
    assertThat(asked.err()).isEmpty();
    return new ObjectMapper().readTree(asked.out());
  }

  private Map<Path, FileTime> indexFiles() throws IOException {
    Map<Path, FileTime> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(program.data().resolve("profiles/" + SLUG + "/index"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.getLastModifiedTime(file));
      }
    }
    assertThat(files).isNotEmpty();
    return files;
  }
}
