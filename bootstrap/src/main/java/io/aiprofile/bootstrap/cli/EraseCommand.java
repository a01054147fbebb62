package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.profile.EraseProfile;
import io.aiprofile.domain.profile.Profile;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code erase SLUG}. */
@Command(
    name = "erase",
    header = "Remove a profile and everything that belongs to it, for good.",
    description = {
      "Documents, index, conversations, contacts, unanswered questions and figures. What its answers"
          + " cost stays in the platform's totals, without a name. It cannot be undone: save it first"
          + " with export. Backups that were made before still hold it."
    },
    footer = {"", "Example: ai-profile erase asha-rao --yes"})
public final class EraseCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "SLUG", description = "The profile.")
  private String slug = "";

  @Option(names = "--yes", description = "Do it; without this nothing is removed.")
  private boolean yes;

  public EraseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Optional<Profile> profile = session.profile(slug);
    if (profile.isEmpty()) {
      return ExitCode.REFUSED;
    }
    if (!yes) {
      session
          .screen()
          .note(
              "This would remove “%s” (%s) for good. Save it with: ai-profile export %s %s.zip%nThen: ai-profile erase %s --yes"
                  .formatted(slug, profile.get().name(), slug, slug, slug));
      return ExitCode.REFUSED;
    }
    session.get(EraseProfile.class).erase(profile.get().slug());
    session.screen().print("“%s” is removed.".formatted(slug));
    return ExitCode.OK;
  }
}
