package io.aiprofile.application.usage;

import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Slug;
import java.util.Optional;

/**
 * On whose account a language model is called.
 *
 * @param visitor who asks; empty where the owner or the program itself does
 */
public record Payer(Slug slug, Optional<VisitorId> visitor) {

  /** The profile alone. */
  public static Payer of(Slug slug) {
    return new Payer(slug, Optional.empty());
  }
}
