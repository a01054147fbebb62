package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.profile.CreateProfile;
import io.aiprofile.application.profile.CreateProfile.Outcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code new NAME}. */
@Command(
    name = "new",
    header = "Create a profile and print its slug, which names it from then on.",
    description = "Names of any script are accepted; namesakes get a number.",
    footer = {"", "Example: ai-profile new \"Asha Rao\""})
public final class NewCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "The professional's name, 1 to 80 characters.")
  private String name = "";

  public NewCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    return switch (session.get(CreateProfile.class).create(name)) {
      case Outcome.Created created -> {
        session.screen().print(created.profile().slug().value());
        yield ExitCode.OK;
      }
      case Outcome.Refused refused -> {
        session.screen().note(refused.message());
        yield ExitCode.REFUSED;
      }
    };
  }
}
