package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.transfer.CopyStorage;
import io.aiprofile.application.transfer.CopyStorage.Line;
import io.aiprofile.application.transfer.CopyStorage.Mode;
import io.aiprofile.application.transfer.CopyStorage.Outcome;
import io.aiprofile.bootstrap.storage.OpenStorage;
import io.aiprofile.bootstrap.storage.StorageLocation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migrate}. */
@Command(
    name = "migrate",
    header = "Copy everything from one storage into another.",
    description = {
      "URLs are file:FOLDER, sqlite:FILE and postgres://USER:PASSWORD@HOST:PORT/DATABASE. Stop the"
          + " program first. What arrived is compared by counts and hashes; a copy that was cut short"
          + " goes on when it is started again. The source is left as it is."
    },
    footer = {
      "",
      "Example: ai-profile migrate --from file:./data --to postgres://me:secret@localhost/profiles"
    })
public final class MigrateCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--from", paramLabel = "URL", required = true, description = "The source.")
  private String from = "";

  @Option(names = "--to", paramLabel = "URL", required = true, description = "The target.")
  private String to = "";

  @Option(names = "--dry-run", description = "Only say what would be copied.")
  private boolean dryRun;

  public MigrateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Optional<StorageLocation> source = location("--from", from);
    Optional<StorageLocation> target = location("--to", to);
    if (source.isEmpty() || target.isEmpty()) {
      return ExitCode.USAGE;
    }
    if (source.equals(target)) {
      session.screen().note("Source and target are the same storage.");
      return ExitCode.USAGE;
    }
    OpenStorage opened = session.open(source.get());
    return told(copy(opened, session.open(target.get())));
  }

  private Optional<StorageLocation> location(String option, String typed) {
    Optional<StorageLocation> location = session.location(typed);
    if (location.isEmpty()) {
      session.screen().note(option + " is no storage; accepted: " + StorageLocation.FORMS + ".");
    }
    return location;
  }

  private Outcome copy(OpenStorage source, OpenStorage target) {
    try (Progress progress = session.progress()) {
      CopyStorage.Progress told = session.told(progress, dryRun ? "Comparing" : "Copying");
      return CopyStorage.copy(
          source.storage(), target.storage(), dryRun ? Mode.DRY_RUN : Mode.COPY, told);
    }
  }

  private int told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> {
        table(done);
        yield ExitCode.OK;
      }
      case Outcome.Different different -> {
        for (Line line : different.lines()) {
          session
              .screen()
              .note(
                  "%s: %,d were sent and %,d arrived, or not the same."
                      .formatted(line, line.source().count(), line.target().count()));
        }
        session.screen().note("The target is not complete; start it again, or use the source.");
        yield ExitCode.IO;
      }
      case Outcome.Foreign foreign -> {
        session
            .screen()
            .note(
                "The target has %d profile(s) that the source does not have, such as “%s”. Choose an"
                        .formatted(foreign.profiles().size(), foreign.profiles().getFirst())
                    + " empty target; nothing was changed.");
        yield ExitCode.REFUSED;
      }
      case Outcome.Stopped stopped -> {
        session.screen().note("Stopped. Start it again and it goes on.");
        yield ExitCode.INTERRUPTED;
      }
    };
  }

  private void table(Outcome.Done done) {
    Map<String, Long> counts =
        done.lines().stream()
            .collect(
                Collectors.groupingBy(
                    Line::label,
                    TreeMap::new,
                    Collectors.summingLong(line -> line.source().count())));
    counts.forEach((label, count) -> session.screen().print("%-14s %,12d".formatted(label, count)));
    long left = done.lines().stream().filter(line -> !line.isSame()).count();
    session
        .screen()
        .print(
            dryRun
                ? "%,d of %,d parts would be copied; nothing was changed."
                    .formatted(left, done.lines().size())
                : "%,d parts copied, %,d were there already; all are the same on both sides."
                    .formatted(done.copied(), done.lines().size() - done.copied()));
  }
}
