package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.port.storage.Outbox;
import io.aiprofile.application.port.storage.Outbox.Letter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outbox}. */
@Command(
    name = "outbox",
    header = "Show what people are still to be told, and what was given up.",
    description = {
      "One line a notice: its key, whom and what it is about, how often telling it failed, when it"
          + " is told next, and what failed last. One that was given up is told again with --retry."
    },
    footer = {"", "Example: ai-profile outbox --retry lead-0123456789abcdef0123456789abcdef"})
public final class OutboxCommand implements Callable<Integer> {
  private static final int SHOWN = 1_000;

  private final Session session;

  @Option(names = "--retry", paramLabel = "KEY", description = "Tell this one again soon.")
  private String retry = "";

  public OutboxCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Outbox outbox = session.open(session.configuration().storage()).storage().outbox();
    return retry.isEmpty() ? shown(outbox.letters(SHOWN)) : retried(outbox);
  }

  private int shown(List<Letter> letters) {
    letters.forEach(letter -> session.screen().print(line(letter)));
    long dead = letters.stream().filter(letter -> letter.due().isEmpty()).count();
    session
        .screen()
        .note("%,d notice(s) wait, %,d were given up.".formatted(letters.size() - dead, dead));
    return ExitCode.OK;
  }

  private int retried(Outbox outbox) {
    if (!outbox.revive(retry, Instant.now())) {
      session.screen().note("There is no notice of that key; see: ai-profile outbox");
      return ExitCode.REFUSED;
    }
    session.screen().print("It is told again when the program serves.");
    return ExitCode.OK;
  }

  private static String line(Letter letter) {
    return "%s  %s  %s  failed %d×  %s%s"
        .formatted(
            letter.notice().key(),
            letter.notice().slug(),
            letter.notice().subject(),
            letter.failures(),
            letter.due().map(due -> "next " + due).orElse("given up"),
            letter.problem().isEmpty() ? "" : "  " + letter.problem());
  }
}
