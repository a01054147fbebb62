package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.transfer.CheckStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code check}. */
@Command(
    name = "check",
    header = "Read everything and say what is wrong.",
    description = "Changes nothing. Ends with 65 when something is wrong.",
    footer = {"", "Example: ai-profile check"})
public final class CheckCommand implements Callable<Integer> {
  private final Session session;

  public CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Storage storage = session.open(session.configuration().storage()).storage();
    List<String> problems = new ArrayList<>();
    try (Progress progress = session.progress()) {
      if (!CheckStorage.check(storage, session.told(progress, "Reading"), problems::add)) {
        throw new StopSignal.Stopped();
      }
    }
    problems.forEach(session.screen()::note);
    if (problems.isEmpty()) {
      session.screen().print("%s: everything can be read.".formatted(session.shownStorage()));
      return ExitCode.OK;
    }
    session.screen().note("%,d thing(s) are wrong.".formatted(problems.size()));
    return ExitCode.BAD_DATA;
  }
}
