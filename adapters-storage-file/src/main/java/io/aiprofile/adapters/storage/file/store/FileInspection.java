package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.Inspection;
import java.util.function.Consumer;

/** Reads every file of the data folder strictly. */
public final class FileInspection implements Inspection {
  private final DataDirectory data;

  public FileInspection(DataDirectory data) {
    this.data = data;
  }

  @Override
  public void inspect(Consumer<String> problem) {
    Leftovers.in(data).forEach(file -> problem.accept(file + " is of no use."));
  }
}
