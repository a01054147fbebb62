package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.domain.chat.ChatEvent;
import io.aiprofile.domain.chat.ChatTotals;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Events for as long as this object lives. Thread-safe. */
public final class InMemoryChatEvents implements ChatEvents {
  /** The oldest first. */
  private final Map<Slug, List<ChatEvent>> kept = new HashMap<>();

  @Override
  public synchronized void add(Slug slug, ChatEvent event) {
    kept.computeIfAbsent(slug, unknown -> new ArrayList<>())
        .add(
            new ChatEvent(
                event.at().truncatedTo(ChronoUnit.MILLIS),
                event.mode(),
                event.ending(),
                event.refused(),
                event.support(),
                event.usage(),
                event.latencyMs()));
  }

  @Override
  public synchronized void addAll(Slug slug, List<ChatEvent> events) {
    events.forEach(event -> add(slug, event));
  }

  @Override
  public synchronized ChatTotals totals(Slug slug) {
    ChatTotals totals = ChatTotals.NONE;
    for (ChatEvent event : kept.getOrDefault(slug, List.of())) {
      totals = totals.plus(event);
    }
    return totals;
  }

  @Override
  public synchronized List<ChatEvent> recent(Slug slug, int limit) {
    return kept.getOrDefault(slug, List.of()).reversed().stream().limit(limit).toList();
  }

  @Override
  public void read(Slug slug, Consumer<ChatEvent> reader) {
    recent(slug, Integer.MAX_VALUE).reversed().forEach(reader);
  }

  @Override
  public synchronized void erase(Slug slug) {
    kept.remove(slug);
  }
}
