package io.aiprofile.bootstrap.cli;

import io.aiprofile.application.transfer.CopyStorage;
import io.aiprofile.application.transfer.CopyStorage.Outcome;
import io.aiprofile.bootstrap.storage.DataArchive;
import io.aiprofile.bootstrap.storage.OpenStorage;
import io.aiprofile.bootstrap.storage.StorageLocation;
import io.aiprofile.bootstrap.storage.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code restore FILE}. */
@Command(
    name = "restore",
    header = "Bring back what backup saved.",
    description = {
      "Restores into the configured storage, of whatever kind, which must have no other profiles."
          + " A restore that was cut short goes on when it is started again."
    },
    footer = {"", "Example: STORAGE=sqlite ai-profile restore profiles-2026-04-03.zip"})
public final class RestoreCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "The file that backup made.")
  private Path file = Path.of("");

  public RestoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    OpenStorage target = session.open(session.configuration().storage());
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      unpack(folder.path());
      try (OpenStorage files = OpenStorage.at(new StorageLocation.Files(folder.path()))) {
        int told = told(copy(files, target), session.shownStorage());
        Optional<Path> data = target.location().files();
        if (told == ExitCode.OK && data.isPresent()) {
          DataArchive.addMissing(folder.path(), data.get());
        }
        return told;
      }
    }
  }

  private void unpack(Path folder) throws IOException {
    try {
      DataArchive.unpack(session.path(file), folder);
    } catch (ZipException e) {
      throw new BadData(
          file + " is no backup of this program, or is damaged: " + e.getMessage() + ".");
    }
  }

  private Outcome copy(OpenStorage files, OpenStorage target) {
    try (Progress progress = session.progress()) {
      return CopyStorage.copy(
          files.storage(),
          target.storage(),
          CopyStorage.Mode.COPY,
          session.told(progress, "Restoring"));
    }
  }

  private int told(Outcome outcome, String into) {
    return switch (outcome) {
      case Outcome.Done done -> {
        long profiles =
            done.lines().stream().filter(line -> line.label().equals("profile")).count();
        session
            .screen()
            .print("%,d profiles are restored and compared, into %s.".formatted(profiles, into));
        yield ExitCode.OK;
      }
      case Outcome.Different different -> {
        session.screen().note("Not all of it arrived as it was sent; start it again.");
        yield ExitCode.IO;
      }
      case Outcome.Foreign foreign -> {
        session
            .screen()
            .note(
                "%s has other profiles, such as “%s”; restore into an empty storage. Nothing was changed."
                    .formatted(into, foreign.profiles().getFirst()));
        yield ExitCode.REFUSED;
      }
      case Outcome.Stopped stopped -> {
        session.screen().note("Stopped. Start it again and it goes on.");
        yield ExitCode.INTERRUPTED;
      }
    };
  }
}
