package io.aiprofile.adapters.storage.sql;

import java.nio.file.Path;

/** The kinds of databases that everything is shown on. */
enum Kind {
  SQLITE {
    @Override
    String emptyDatabase(Path folder) {
      return "sqlite:" + folder.resolve("platform.db");
    }
  },
  POSTGRES {
    @Override
    String emptyDatabase(Path folder) {
      return PostgresServer.running().emptyDatabase();
    }
  };

  /** The URL of one that nobody has used yet. */
  abstract String emptyDatabase(Path folder);
}
