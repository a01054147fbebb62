package io.aiprofile.bootstrap.evaluation;

import io.aiprofile.application.chat.HybridRanking;
import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.bootstrap.cli.ExitCode;
import io.aiprofile.bootstrap.cli.Progress;
import io.aiprofile.bootstrap.cli.Session;
import io.aiprofile.bootstrap.evaluation.JsonLines.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code eval retrieval}. */
@Command(
    name = "retrieval",
    header = "Rank the passages of a corpus for queries, as the product ranks chunks.",
    description = {
      "Reads files in BEIR's form ({\"_id\", \"title\", \"text\"} and {\"_id\", \"text\"}) and writes"
          + " a TREC run: qid Q0 docid rank score tag, ten passages per query."
    },
    footer = {
      "",
      "Example:",
      "  ai-profile eval retrieval --corpus corpus.jsonl \\",
      "      --queries queries.jsonl --out run.trec"
    })
public final class RetrievalCommand implements Callable<Integer> {
  private static final int RANKS = 10;
  private static final String TAG = "ai-profile";

  private final Session session;

  @Option(names = "--corpus", required = true, paramLabel = "FILE", description = "Passages.")
  private Path corpus = Path.of("");

  @Option(names = "--queries", required = true, paramLabel = "FILE", description = "Queries.")
  private Path queries = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The run.")
  private Path out = Path.of("");

  public RetrievalCommand(Session session) {
    this.session = session;
  }

  private record Ranked(int chunk, double score) {}

  @Override
  public Integer call() throws Exception {
    HybridRanking ranking = session.get(HybridRanking.class);
    Corpus passages = new Corpus(session.get(Embeddings.class));
    TextAnalyzer analyzer = session.get(TextAnalyzer.class);
    try (ResultFile run = ResultFile.create(session.path(out));
        Progress progress = session.progress()) {
      read(passages, progress);
      ProfileIndex index = passages.index(analyzer);
      int[] queried = new int[1];
      JsonLines.read(
          session.path(queries),
          line -> {
            session.stop().check();
            rank(line, ranking, passages, index, run);
            progress.at("Ranking", ++queried[0], Progress.UNKNOWN);
          });
      run.publish();
    }
    return ExitCode.OK;
  }

  private void read(Corpus passages, Progress progress) throws IOException {
    JsonLines.read(
        session.path(corpus),
        line -> {
          session.stop().check();
          passages.add(line);
          progress.at("Embedding passages", passages.size(), Progress.UNKNOWN);
        });
    if (passages.blank() > 0) {
      session.screen().note("%,d blank passages are left out.".formatted(passages.blank()));
    }
  }

  private void rank(
      Line line, HybridRanking ranking, Corpus passages, ProfileIndex index, ResultFile run)
      throws IOException {
    String id = Corpus.trecId(line);
    String question = line.text("text").strip();
    if (question.isEmpty() || index.size() == 0) {
      session.screen().note("Query %s is blank or has nothing to search.".formatted(id));
      return;
    }
    List<Ranked> best = best(ranking.scores(index, ranking.prepare(question)));
    for (int i = 0; i < best.size(); i++) {
      run.line(
          String.format(
              Locale.ROOT,
              "%s Q0 %s %d %.6f %s",
              id,
              passages.id(best.get(i).chunk),
              i + 1,
              best.get(i).score,
              TAG));
    }
  }

  private static List<Ranked> best(double[] scores) {
    return IntStream.range(0, scores.length)
        .mapToObj(chunk -> new Ranked(chunk, scores[chunk]))
        .sorted(Comparator.comparingDouble(Ranked::score).reversed())
        .limit(RANKS)
        .toList();
  }
}
