package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Conversations for as long as this object lives. Thread-safe. */
public final class InMemoryConversations implements Conversations {
  private record Key(Slug slug, VisitorId visitor) {}

  /** What a visitor asked, the conversation that was added to last at the end. */
  private final Map<Key, Map<ConversationId, List<Exchange>>> kept = new ConcurrentHashMap<>();

  @Override
  public void append(Slug slug, VisitorId visitor, ConversationId id, Exchange exchange) {
    kept.compute(
        new Key(slug, visitor),
        (key, before) -> {
          Map<ConversationId, List<Exchange>> after =
              before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before);
          List<Exchange> former = after.getOrDefault(id, List.of());
          after.remove(id);
          after.put(id, Stream.concat(former.stream(), Stream.of(asKept(exchange))).toList());
          return after;
        });
  }

  @Override
  public Optional<Conversation> find(Slug slug, VisitorId visitor, ConversationId id) {
    return Optional.ofNullable(of(slug, visitor).get(id))
        .map(exchanges -> new Conversation(id, exchanges));
  }

  @Override
  public Optional<Conversation> latest(Slug slug, VisitorId visitor) {
    return of(slug, visitor).entrySet().stream()
        .reduce((earlier, later) -> later)
        .map(last -> new Conversation(last.getKey(), last.getValue()));
  }

  @Override
  public boolean forget(Slug slug, VisitorId visitor) {
    return kept.remove(new Key(slug, visitor)) != null;
  }

  @Override
  public void erase(Slug slug) {
    kept.keySet().removeIf(key -> key.slug.equals(slug));
  }

  private Map<ConversationId, List<Exchange>> of(Slug slug, VisitorId visitor) {
    return kept.getOrDefault(new Key(slug, visitor), Map.of());
  }

  private static Exchange asKept(Exchange exchange) {
    return new Exchange(
        exchange.question(),
        exchange.answer(),
        exchange.followUps(),
        exchange.ending(),
        exchange.at().truncatedTo(ChronoUnit.MILLIS));
  }
}
