package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.document.AddDocument;
import io.aiprofile.application.document.AddDocument.Outcome;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code add SLUG FILE…}. */
@Command(
    name = "add",
    header = "Add documents to a profile: PDF, DOCX, TXT, CSV or Markdown.",
    description = {
      "Each file is accepted or refused on its own; the type is decided by its content. A document"
          + " of the same name is replaced. Answers change with the next: ai-profile index SLUG"
    },
    footer = {"", "Example: ai-profile add asha-rao cv.pdf projects.md"})
public final class AddCommand implements Callable<Integer> {
  /** Above every limit on a kind of document; what is larger is not even read. */
  private static final long MAX_READ_BYTES = 6_000_000;

  private final Session session;

  @Parameters(index = "0", paramLabel = "SLUG", description = "The profile.")
  private String slug = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The documents.")
  private List<Path> files = new ArrayList<>();

  public AddCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    Optional<Profile> profile = session.profile(slug);
    if (profile.isEmpty()) {
      return ExitCode.REFUSED;
    }
    AddDocument add = session.get(AddDocument.class);
    int refused = 0;
    for (Path file : files) {
      session.stop().check();
      refused += added(add, profile.get().slug(), file) ? 0 : 1;
    }
    return refused == 0 ? ExitCode.OK : ExitCode.REFUSED;
  }

  private boolean added(AddDocument add, Slug to, Path typed) {
    Path file = session.path(typed);
    Optional<String> obstacle = obstacle(file);
    if (obstacle.isPresent()) {
      return refused(typed, obstacle.get());
    }
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      return refused(typed, "It cannot be read; check that this user may open it.");
    }
    return switch (add.add(to, Objects.requireNonNull(file.getFileName()).toString(), content)) {
      case Outcome.Accepted accepted -> {
        session
            .screen()
            .print(
                "%s: %s as %s, %,d bytes"
                    .formatted(
                        typed,
                        accepted.replaced() ? "replaced" : "added",
                        accepted.document().name(),
                        accepted.document().sizeBytes()));
        yield true;
      }
      case Outcome.Refused refused -> refused(typed, refused.message());
    };
  }

  private static Optional<String> obstacle(Path file) {
    try {
      if (Files.isDirectory(file)) {
        return Optional.of("It is a folder; name the files in it.");
      }
      if (!Files.exists(file)) {
        return Optional.of("There is no such file.");
      }
      if (!Files.isRegularFile(file)) {
        return Optional.of("It is not a regular file.");
      }
      return Files.size(file) <= MAX_READ_BYTES
          ? Optional.empty()
          : Optional.of(
              "It has %.1f MB; a PDF may have at most 5 MB, other documents 1 MB."
                  .formatted(Files.size(file) / 1e6));
    } catch (IOException e) {
      return Optional.of("It cannot be read; check that this user may open it.");
    }
  }

  private boolean refused(Path typed, String why) {
    session.screen().note("%s: refused. %s".formatted(typed, why));
    return false;
  }
}
