package io.aiprofile.adapters.storage.sql;

import io.aiprofile.domain.profile.Slug;
import org.jdbi.v3.core.Handle;

/** The rows of a table that belong to one profile: those with its slug. */
final class ProfileRows {
  private ProfileRows() {}

  /** How many there were. */
  static int delete(Handle handle, String table, Slug slug) {
    return handle
        .createUpdate("DELETE FROM " + table + " WHERE slug = :slug")
        .bind("slug", slug.value())
        .execute();
  }
}
