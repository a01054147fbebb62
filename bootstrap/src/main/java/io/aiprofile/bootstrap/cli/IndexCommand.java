package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexDocuments.Outcome;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.IndexJob.Stage;
import io.aiprofile.domain.profile.Profile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code index SLUG}. */
@Command(
    name = "index",
    header = "Make the profile's documents answer questions.",
    description = {
      "Does nothing when no document changed, and embeds only what is new. Ctrl-C stops it; until"
          + " the last step questions are answered from the former index."
    },
    footer = {"", "Example: ai-profile index asha-rao"})
public final class IndexCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "SLUG", description = "The profile.")
  private String slug = "";

  @Option(names = "--force", description = "Build the index anew, even if nothing changed.")
  private boolean force;

  public IndexCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Optional<Profile> profile = session.profile(slug);
    return profile.isEmpty() ? ExitCode.REFUSED : told(index(profile.get()));
  }

  private Outcome index(Profile profile) throws Exception {
    IndexingRuns runs = session.get(IndexingRuns.class);
    try (Progress progress = session.progress()) {
      return runs.run(
          profile.slug(),
          force ? Mode.FORCED : Mode.IF_CHANGED,
          step -> {
            progress.at(label(step.stage()), step.done(), step.total());
            return !session.stop().isRequested();
          });
    }
  }

  static String label(Stage stage) {
    return switch (stage) {
      case READING -> "Reading documents";
      case SPLITTING -> "Splitting documents";
      case EMBEDDING -> "Embedding chunks";
      case SUGGESTING -> "Preparing questions";
      case PUBLISHING -> "Publishing";
    };
  }

  private int told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Indexed indexed -> {
        leftOut(indexed.unreadable());
        session
            .screen()
            .print(
                "Indexed %,d documents: %,d chunks, %,d of them new."
                    .formatted(indexed.documents(), indexed.chunks(), indexed.embedded()));
        yield ExitCode.OK;
      }
      case Outcome.UpToDate current -> {
        session
            .screen()
            .print(
                "Nothing changed; the index of %,d chunks is current.".formatted(current.chunks()));
        yield ExitCode.OK;
      }
      case Outcome.UnknownProfile unknown ->
          refused("The profile “%s” is closed and cannot be indexed.".formatted(slug));
      case Outcome.NoDocuments none ->
          refused(
              "“%s” has no documents; add some with: ai-profile add %s FILE…"
                  .formatted(slug, slug));
      case Outcome.NothingReadable nothing -> {
        leftOut(nothing.unreadable());
        yield refused("No document of “%s” can be read; replace them.".formatted(slug));
      }
      case Outcome.Cancelled cancelled -> {
        session.screen().note("Stopped; the former index, if any, is unchanged.");
        yield ExitCode.INTERRUPTED;
      }
      case Outcome.AlreadyRunning running ->
          refused("“%s” is being indexed already; wait for that to end.".formatted(slug));
    };
  }

  private void leftOut(Map<FileName, String> unreadable) {
    unreadable.forEach(
        (name, why) -> session.screen().note("%s is left out. %s".formatted(name, why)));
  }

  private int refused(String sentence) {
    session.screen().note(sentence);
    return ExitCode.REFUSED;
  }
}
