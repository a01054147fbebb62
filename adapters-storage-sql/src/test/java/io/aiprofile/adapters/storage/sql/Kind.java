package io.aiprofile.adapters.storage.sql;

import java.nio.file.Path;

/** The kinds of databases that everything is shown on. */
enum Kind {
  SQLITE {
    @Override
    String newDatabase(Path folder) {
      return "sqlite:" + folder.resolve("platform.db");
    }
  },
  POSTGRES {
    @Override
    String newDatabase(Path folder) {
      return PostgresServer.running().newDatabase();
    }
  };

  /** The URL of one that nobody has used yet. */
  abstract String newDatabase(Path folder);
}
