package io.aiprofile.application.port.storage;

import io.aiprofile.domain.chat.ChatEvent;
import io.aiprofile.domain.chat.ChatTotals;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is counted of each profile's turns, append-only. Every method throws {@link StorageFailure}
 * when the storage fails.
 */
public interface ChatEvents {

  /** Adds an event, durably when this returns. Concurrent additions are all kept. */
  void add(Slug slug, ChatEvent event);

  /**
   * Adds events behind each other, durably when this returns; none when it throws. When the program
   * dies meanwhile, the first of them may be kept.
   */
  void addAll(Slug slug, List<ChatEvent> events);

  /** What the profile's events come to; {@link ChatTotals#NONE} for an unknown one. */
  ChatTotals totals(Slug slug);

  /**
   * The profile's events, the latest first.
   *
   * @param limit at least 1
   */
  List<ChatEvent> recent(Slug slug, int limit);

  /** Reads all of a profile's events, the oldest first. */
  void read(Slug slug, Consumer<ChatEvent> reader);

  /** Removes a profile's events, durably; does nothing when there are none. */
  void erase(Slug slug);
}
