package io.aiprofile.bootstrap.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.inject.Injector;
import io.aiprofile.application.chat.AnswerListener;
import io.aiprofile.application.chat.AnswerQuestion;
import io.aiprofile.application.chat.AnswerQuestion.Outcome;
import io.aiprofile.application.chat.Asker;
import io.aiprofile.application.chat.FindEvidence;
import io.aiprofile.application.chat.History;
import io.aiprofile.application.chat.LoadedIndexes;
import io.aiprofile.application.chat.UnderstandQuestion;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.bootstrap.cli.ExitCode;
import io.aiprofile.bootstrap.cli.Progress;
import io.aiprofile.bootstrap.cli.Session;
import io.aiprofile.bootstrap.evaluation.JsonLines.Line;
import io.aiprofile.bootstrap.storage.TemporaryFolder;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Turn;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Chunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eval answers}. */
@Command(
    name = "answers",
    header = "Answer questions from the documents of a folder.",
    description = {
      "Makes one profile of all files in the folder, which is not kept, asks it {\"id\","
          + " \"question\"} lines, and writes for each the ten best passages, the answer, the"
          + " topics, whether it declined, and how long the turn took."
    },
    footer = {
      "",
      "Example:",
      "  ai-profile eval answers --documents cvs/ \\",
      "      --questions questions.jsonl --out results.jsonl"
    })
public final class AnswersCommand implements Callable<Integer> {
  private static final int PASSAGES = 10;
  private static final Question WARM_UP = new Question("Where do you work?");

  private final Session session;

  @Option(names = "--documents", required = true, paramLabel = "DIR", description = "Documents.")
  private Path documents = Path.of("");

  @Option(names = "--questions", required = true, paramLabel = "FILE", description = "Questions.")
  private Path questions = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Results.")
  private Path out = Path.of("");

  public AnswersCommand(Session session) {
    this.session = session;
  }

  /** A line of the results; the error only where the question could not be asked. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Result(
      JsonNode id,
      List<String> passages,
      String answer,
      List<String> topics,
      boolean refused,
      @JsonProperty("latency_ms") double latencyMs,
      @Nullable String error) {}

  @Override
  public Integer call() throws Exception {
    try (ResultFile results = ResultFile.create(session.path(out))) {
      Path data = session.keep(TemporaryFolder.create()).path();
      Injector product = session.productOver(session.configuration().over(data));
      new EvaluatedProfile(session, product).build(session.path(documents));
      answerAll(product, results);
      results.publish();
    }
    return ExitCode.OK;
  }

  private void answerAll(Injector product, ResultFile results) throws IOException {
    try (Progress progress = session.progress()) {
      turn(product, WARM_UP);
      int[] done = new int[1];
      JsonLines.read(
          session.path(questions),
          line -> {
            session.stop().check();
            results.line(JsonLines.write(result(product, line)));
            progress.at("Answering", ++done[0], Progress.UNKNOWN);
          });
    }
  }

  private static Result result(Injector product, Line line) {
    String asked = line.text("question");
    Optional<String> refusal = Question.refusal(asked);
    if (refusal.isPresent()) {
      return new Result(line.id("id"), List.of(), "", List.of(), true, 0, refusal.get());
    }
    Question question = Question.of(asked);
    List<String> passages = passages(product, question);
    long start = System.nanoTime();
    Turn turn = turn(product, question);
    long tookUs = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    return new Result(
        line.id("id"),
        passages,
        turn.answer().text(),
        turn.topics().stream().map(Topic::label).toList(),
        turn.answer().isRefusal(),
        tookUs / 1e3,
        null);
  }

  private static List<String> passages(Injector product, Question question) {
    ProfileIndex index =
        product.getInstance(LoadedIndexes.class).of(EvaluatedProfile.SLUG).orElseThrow();
    var inquiry =
        product
            .getInstance(UnderstandQuestion.class)
            .understand(Payer.of(EvaluatedProfile.SLUG), question, Optional.empty());
    return product.getInstance(FindEvidence.class).find(index, inquiry, PASSAGES).chunks().stream()
        .map(Chunk::passage)
        .toList();
  }

  private static Turn turn(Injector product, Question question) {
    AnswerQuestion answer = product.getInstance(AnswerQuestion.class);
    return switch (answer.answer(
        new Asker.Insider(EvaluatedProfile.SLUG), question, History.NONE, AnswerListener.NONE)) {
      case Outcome.Answered answered -> answered.turn();
      case Outcome.NotIndexed none -> throw new IllegalStateException("The index is empty");
      case Outcome.UnknownProfile none -> throw new IllegalStateException("The profile is gone");
    };
  }
}
