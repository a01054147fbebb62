package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.application.port.storage.InspectionContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileInspectionTest implements InspectionContract {
  @TempDir Path folder;

  @Override
  public Storage storage() {
    return FileStorage.in(DataDirectory.open(folder));
  }
}
