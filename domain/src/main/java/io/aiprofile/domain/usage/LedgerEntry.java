package io.aiprofile.domain.usage;

import io.aiprofile.domain.profile.Slug;
import java.time.Instant;

/** One call to a language model, on a profile's account. */
public record LedgerEntry(
    Instant at, Slug slug, Operation operation, long promptTokens, long completionTokens) {
  public LedgerEntry {
    if (promptTokens < 0 || completionTokens < 0) {
      throw new IllegalArgumentException("Tokens are never negative");
    }
  }

  /** The same on nobody's account. */
  public LedgerEntry ofErasedProfile() {
    return new LedgerEntry(at, Slug.ERASED, operation, promptTokens, completionTokens);
  }

  public long totalTokens() {
    return Math.addExact(promptTokens, completionTokens);
  }
}
