package io.aiprofile.domain.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a call to a language model is made for. */
public enum Operation {
  INDEXING,
  INTENT,
  QUERY,
  FOLLOWUP,
  THEME;

  /** The name used in the ledger. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Operation> fromLabel(String label) {
    return Arrays.stream(values()).filter(operation -> operation.label().equals(label)).findFirst();
  }
}
