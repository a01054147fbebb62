package io.aiprofile.bootstrap.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.aiprofile.application.chat.UnderstandQuestion;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.bootstrap.cli.ExitCode;
import io.aiprofile.bootstrap.cli.Progress;
import io.aiprofile.bootstrap.cli.Session;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.document.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eval topics}. */
@Command(
    name = "topics",
    header = "Classify questions by topic, as the product does before it searches.",
    description = {
      "Reads {\"_id\", \"text\"} lines and writes {\"_id\", \"topics\"} lines, the likeliest topic"
          + " first. What cannot be asked at all is about “other”."
    },
    footer = {"", "Example: ai-profile eval topics --in questions.jsonl --out topics.jsonl"})
public final class TopicsCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--in", required = true, paramLabel = "FILE", description = "Questions.")
  private Path in = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Their topics.")
  private Path out = Path.of("");

  public TopicsCommand(Session session) {
    this.session = session;
  }

  private record Classified(@JsonProperty("_id") JsonNode id, List<String> topics) {}

  @Override
  public Integer call() throws Exception {
    UnderstandQuestion understand = session.get(UnderstandQuestion.class);
    try (ResultFile results = ResultFile.create(session.path(out));
        Progress progress = session.progress()) {
      int[] done = new int[1];
      JsonLines.read(
          session.path(in),
          line -> {
            session.stop().check();
            List<String> topics =
                topics(understand, line.text("text")).stream().map(Topic::label).toList();
            results.line(JsonLines.write(new Classified(line.id("_id"), topics)));
            progress.at("Classifying", ++done[0], Progress.UNKNOWN);
          });
      results.publish();
    }
    return ExitCode.OK;
  }

  private static List<Topic> topics(UnderstandQuestion understand, String text) {
    return Question.refusal(text).isPresent()
        ? List.of(Topic.OTHER)
        : understand
            .understand(Payer.of(EvaluatedProfile.SLUG), Question.of(text), Optional.empty())
            .topics()
            .likeliest();
  }
}
