package io.aiprofile.application.port.storage;

import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Slug;
import java.util.Optional;

/**
 * What visitors asked, per profile and visitor. Everything is found by all three of profile,
 * visitor and id: for anybody else a conversation does not exist. Every method throws {@link
 * StorageFailure} when the storage fails.
 */
public interface Conversations {

  /**
   * Adds an exchange at the end of a conversation, which begins with its first; durable when this
   * returns. Concurrent additions are all kept, in some order.
   */
  void append(Slug slug, VisitorId visitor, ConversationId id, Exchange exchange);

  /** The conversation, or empty when this visitor has none of that id with this profile. */
  Optional<Conversation> find(Slug slug, VisitorId visitor, ConversationId id);

  /** The visitor's conversation that was added to last, or empty when there is none. */
  Optional<Conversation> latest(Slug slug, VisitorId visitor);

  /** Is given what was said. */
  interface Reader {
    void exchange(VisitorId visitor, ConversationId id, Exchange exchange);
  }

  /** Reads all conversations with a profile; those of one visitor in the order of addition. */
  void read(Slug slug, Reader reader);

  /** Removes all that the visitor ever asked the profile; returns false when that was nothing. */
  boolean forget(Slug slug, VisitorId visitor);

  /** Removes all conversations with a profile, durably; does nothing when there are none. */
  void erase(Slug slug);
}
