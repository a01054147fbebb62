package io.aiprofile.application.chat;

import io.aiprofile.application.usage.Payer;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Slug;
import java.util.Optional;

/** Who asks. */
public sealed interface Asker {
  Payer payer();

  /** The owner trying the profile out, or a program that embeds it. */
  record Insider(Slug slug) implements Asker {
    @Override
    public Payer payer() {
      return Payer.of(slug);
    }
  }

  /**
   * Somebody with a browser.
   *
   * @param network names the network they come from, for limits only
   */
  record Visitor(Slug slug, VisitorId id, ConversationId conversation, String network)
      implements Asker {
    @Override
    public Payer payer() {
      return new Payer(slug, Optional.of(id));
    }
  }
}
