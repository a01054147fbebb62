package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.transfer.CopyStorage;
import io.aiprofile.bootstrap.storage.DataArchive;
import io.aiprofile.bootstrap.storage.OpenStorage;
import io.aiprofile.bootstrap.storage.StorageLocation;
import io.aiprofile.bootstrap.storage.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backup FILE}. */
@Command(
    name = "backup",
    header = "Save everything in one ZIP file.",
    description = {
      "The file holds the folder layout of STORAGE=file, whatever the storage is, so that a person"
          + " can read it, and can be restored into any storage. It holds personal data and the key"
          + " that signs cookies: keep it as safe as the data."
    },
    footer = {"", "Example: ai-profile backup profiles-2026-04-03.zip"})
public final class BackupCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "The file to make; it must not be there yet.")
  private Path file = Path.of("");

  public BackupCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    OpenStorage opened = session.open(session.configuration().storage());
    Optional<Path> files = opened.location().files();
    int packed = files.isPresent() ? DataArchive.pack(files.get(), target()) : packed(opened);
    session.screen().print("%,d files are saved in %s.".formatted(packed, file));
    return ExitCode.OK;
  }

  private int packed(OpenStorage database) throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.create();
        OpenStorage files = OpenStorage.at(new StorageLocation.Files(folder.path()))) {
      try (Progress progress = session.progress()) {
        CopyStorage.Outcome outcome =
            CopyStorage.copy(
                database.storage(),
                files.storage(),
                CopyStorage.Mode.COPY,
                session.told(progress, "Reading"));
        if (!(outcome instanceof CopyStorage.Outcome.Done)) {
          throw outcome instanceof CopyStorage.Outcome.Stopped
              ? new StopSignal.Stopped()
              : new IOException("the data changed meanwhile; start the backup again");
        }
      }
      return DataArchive.pack(folder.path(), target());
    }
  }

  private Path target() {
    return session.path(file);
  }
}
