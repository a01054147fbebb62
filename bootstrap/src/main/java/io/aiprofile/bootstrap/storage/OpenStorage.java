package io.aiprofile.bootstrap.storage;

import io.aiprofile.adapters.storage.file.mirror.GitMirror;
import io.aiprofile.adapters.storage.file.store.DataDirectory;
import io.aiprofile.adapters.storage.file.store.FileStorage;
import io.aiprofile.adapters.storage.sql.SqlDatabase;
import io.aiprofile.adapters.storage.sql.SqlStorage;
import io.aiprofile.application.ProfilePlatform.Storage;

/**
 * Storage that is open, and stays so until it is closed.
 *
 * @param location where it is
 * @param closing gives it up
 */
public record OpenStorage(StorageLocation location, Storage storage, Runnable closing)
    implements AutoCloseable {

  /**
   * Opens it, and creates what is missing.
   *
   * @throws io.aiprofile.application.port.storage.StorageFailure when that cannot be done
   */
  public static OpenStorage at(StorageLocation location) {
    return switch (location) {
      case StorageLocation.Files files -> {
        DataDirectory data = DataDirectory.open(files.folder());
        yield new OpenStorage(location, FileStorage.in(data), data::close);
      }
      case StorageLocation.Mirrored mirrored -> mirrored(mirrored);
      case StorageLocation.Sqlite sqlite ->
          database(location, SqlDatabase.open("sqlite:" + sqlite.file()));
      case StorageLocation.Postgres postgres ->
          database(location, SqlDatabase.open(postgres.url()));
    };
  }

  /** What the remote has is there before anything is read, and what was written goes there last. */
  private static OpenStorage mirrored(StorageLocation.Mirrored location) {
    GitMirror mirror = new GitMirror(location.mirror());
    DataDirectory data = DataDirectory.open(location.folder(), mirror::changed);
    try {
      mirror.start(data);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
    return new OpenStorage(
        location,
        FileStorage.in(data),
        () -> {
          mirror.close(); // which may still merge into the folder
          data.close();
        });
  }

  private static OpenStorage database(StorageLocation location, SqlDatabase database) {
    return new OpenStorage(location, SqlStorage.in(database), database::close);
  }

  @Override
  public void close() {
    closing.run();
  }
}
