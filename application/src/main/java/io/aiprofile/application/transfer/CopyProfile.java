package io.aiprofile.application.transfer;

import io.aiprofile.application.ProfilePlatform.Storage;
import io.aiprofile.domain.profile.Slug;

/** Copies one profile, with its index runs and what it spent, and nothing that is not its own. */
public final class CopyProfile {
  private CopyProfile() {}

  /** Copies it into a storage that has none of it. */
  public static void copy(Storage from, Storage to, Slug slug) {
    for (ProfilePart part : ProfilePart.values()) {
      part.copy(from, to, slug);
    }
    from.indexRuns().recent(slug, Integer.MAX_VALUE).reversed().forEach(to.indexRuns()::add);
    to.tokenLedger().addAll(from.tokenLedger().recent(slug, Integer.MAX_VALUE).reversed());
  }
}
