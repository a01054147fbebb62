package io.aiprofile.adapters.web.owner;

import io.aiprofile.domain.knowledge.IndexJob;
import io.aiprofile.domain.knowledge.IndexJob.Progress;
import io.aiprofile.domain.knowledge.IndexRun;
import java.util.Locale;
import java.util.stream.Collectors;

/** Index runs in words. */
final class IndexWords {
  private IndexWords() {}

  static String of(IndexJob job) {
    return job.progress().map(IndexWords::of).orElse("Waiting for its turn");
  }

  private static String of(Progress now) {
    return switch (now.stage()) {
      case READING ->
          "Reading documents, %d of %d"
              .formatted(Math.min(now.done() + 1, now.total()), now.total());
      case SPLITTING -> "Splitting documents into passages";
      case EMBEDDING -> "Indexing passages, %,d of %,d".formatted(now.done(), now.total());
      case SUGGESTING -> "Preparing questions that the documents can answer";
      case PUBLISHING -> "Finishing";
    };
  }

  static String of(IndexRun run) {
    String leftOut =
        run.unreadable().entrySet().stream()
            .map(entry -> " %s is left out: %s".formatted(entry.getKey(), entry.getValue()))
            .sorted()
            .collect(Collectors.joining());
    return switch (run.result()) {
      case INDEXED ->
          String.format(
                  Locale.ROOT,
                  "%s read, %s, %,d of them new.",
                  counted(run.documents(), "document"),
                  counted(run.chunks(), "passage"),
                  run.embedded())
              + leftOut;
      case UP_TO_DATE ->
          String.format(
              Locale.ROOT,
              "Nothing had changed; the index has %s.",
              counted(run.chunks(), "passage"));
      case NO_DOCUMENTS -> "There were no documents to read; add one.";
      case NOTHING_READABLE -> "No document could be read." + leftOut;
      case CANCELLED -> "Stopped; what visitors are answered from is unchanged.";
      case CLOSED -> "The profile was closed meanwhile.";
      case FAILED -> "Reading broke off on our side; start it again.";
    };
  }

  private static String counted(int number, String thing) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? thing : thing + "s");
  }
}
