package io.aiprofile.adapters.storage.sql;

import java.util.Map;

/** In what the databases' SQL differs; everything else is written once for all of them. */
enum SqlDialect {
  SQLITE("text", "blob", "integer PRIMARY KEY", ""),
  /** Keys are compared as bytes, as Java compares slugs, whatever the server's language is. */
  POSTGRES(
      "text COLLATE \"C\"",
      "bytea",
      "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
      " FOR UPDATE");

  private final String key;
  private final String bytes;
  private final String sequence;
  private final String forUpdate;

  SqlDialect(String key, String bytes, String sequence, String forUpdate) {
    this.key = key;
    this.bytes = bytes;
    this.sequence = sequence;
    this.forUpdate = forUpdate;
  }

  /** What the placeholders in migrations stand for. */
  Map<String, String> columnTypes() {
    return Map.of("key", key, "bytes", bytes, "sequence", sequence);
  }

  /** Behind a query: keeps others from changing its rows until the transaction ends. */
  String forUpdate() {
    return forUpdate;
  }
}
