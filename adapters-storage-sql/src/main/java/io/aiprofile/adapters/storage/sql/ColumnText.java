package io.aiprofile.adapters.storage.sql;

import java.nio.charset.StandardCharsets;

/** What a text column can hold and a query ask for in every database. */
final class ColumnText {
  private ColumnText() {}

  /** Whether the text has neither NUL nor half a character, which PostgreSQL refuses. */
  static boolean canHold(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
