package io.aiprofile.adapters.storage.sql;

import io.aiprofile.domain.profile.Slug;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** In what the databases' SQL differs; everything else is written once for all of them. */
enum SqlDialect {
  /** Its writers take turns, so that nobody changes what another is about to change. */
  SQLITE("text", "blob", "integer PRIMARY KEY AUTOINCREMENT", "", "", "",
      "PRAGMA integrity_check"),
  /** Keys are compared as bytes, as Java compares slugs, whatever the server's language is. */
  POSTGRES(
      "text COLLATE \"C\"",
      "bytea",
      "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
      " FOR UPDATE",
      " FOR UPDATE SKIP LOCKED",
      "SELECT pg_advisory_xact_lock(:lock, :profile)",
      "SELECT 'ok'");

  /** Any number that no other lock of this program has. */
  private static final int PROFILE_LOCK = 1;

  private final String key;
  private final String bytes;
  private final String sequence;
  private final String forUpdate;
  private final String skipLocked;
  private final String lock;
  private final String integrityCheck;

  SqlDialect(
      String key,
      String bytes,
      String sequence,
      String forUpdate,
      String skipLocked,
      String lock,
      String integrityCheck) {
    this.key = key;
    this.bytes = bytes;
    this.sequence = sequence;
    this.forUpdate = forUpdate;
    this.skipLocked = skipLocked;
    this.lock = lock;
    this.integrityCheck = integrityCheck;
  }

  /** What the placeholders in migrations stand for. */
  Map<String, String> columnTypes() {
    return Map.of("key", key, "bytes", bytes, "sequence", sequence);
  }

  /** Behind a query: keeps others from changing its rows until the transaction ends. */
  String forUpdate() {
    return forUpdate;
  }

  /** The same, and rows that others hold are not found: of claims each gets rows of its own. */
  String skipLocked() {
    return skipLocked;
  }

  /**
   * Lets the transaction wait until no other one that has called this for the profile is left. Who
   * changes several tables of a profile calls it first, so that nobody comes in between.
   */
  void lock(Handle transaction, Slug profile) {
    if (!lock.isEmpty()) {
      transaction
          .createQuery(lock)
          .bind("lock", PROFILE_LOCK)
          .bind("profile", profile.value().hashCode())
          .map((row, context) -> true)
          .one();
    }
  }

  /** Tells what is wrong with the database's files, or ok; a server looks after its own. */
  String integrityCheck() {
    return integrityCheck;
  }
}
