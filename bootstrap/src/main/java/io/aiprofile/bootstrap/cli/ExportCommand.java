package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.transfer.CopyProfile;
import io.aiprofile.bootstrap.storage.DataArchive;
import io.aiprofile.bootstrap.storage.OpenStorage;
import io.aiprofile.bootstrap.storage.StorageLocation;
import io.aiprofile.bootstrap.storage.TemporaryFolder;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code export SLUG FILE}. */
@Command(
    name = "export",
    header = "Save everything about one profile in a ZIP file.",
    description = {
      "Documents, index, conversations, contacts, unanswered questions, figures and usage, in the"
          + " folder layout of STORAGE=file; nothing of any other profile."
    },
    footer = {"", "Example: ai-profile export asha-rao asha-rao.zip"})
public final class ExportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "SLUG", description = "The profile.")
  private String slug = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The file to make.")
  private Path file = Path.of("");

  public ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    OpenStorage opened = session.open(session.configuration().storage());
    Optional<Profile> profile = session.profile(slug, opened.storage().profiles());
    if (profile.isEmpty()) {
      return ExitCode.REFUSED;
    }
    int packed = packed(opened, profile.get().slug());
    session.screen().print("%,d files are saved in %s.".formatted(packed, file));
    return ExitCode.OK;
  }

  private int packed(OpenStorage opened, Slug of) throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.create();
        OpenStorage files = OpenStorage.at(new StorageLocation.Files(folder.path()))) {
      CopyProfile.copy(opened.storage(), files.storage(), of);
      Optional<Path> data = opened.location().files();
      if (data.isPresent()) {
        addFiles(data.get(), folder.path(), of);
      }
      return DataArchive.pack(folder.path(), session.path(file));
    }
  }

  /** What lies in the profile's folder and is not known to this version. */
  private static void addFiles(Path from, Path to, Slug of) throws IOException {
    Path below = Path.of("profiles", of.value());
    if (Files.isDirectory(from.resolve(below))) {
      DataArchive.addMissing(from.resolve(below), to.resolve(below));
    }
  }
}
