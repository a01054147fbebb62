package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Conversations;
import io.aiprofile.domain.chat.Conversation;
import io.aiprofile.domain.chat.ConversationId;
import io.aiprofile.domain.chat.Exchange;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Conversations for as long as this object lives. Thread-safe. */
public final class InMemoryConversations implements Conversations {
  private record Key(Slug slug, VisitorId visitor) {}

  private record Said(ConversationId id, Exchange exchange) {}

  /** What a visitor asked, the oldest first. */
  private final Map<Key, List<Said>> kept = new ConcurrentHashMap<>();

  @Override
  public void append(Slug slug, VisitorId visitor, ConversationId id, Exchange exchange) {
    kept.merge(
        new Key(slug, visitor),
        List.of(new Said(id, asKept(exchange))),
        (former, added) -> Stream.concat(former.stream(), added.stream()).toList());
  }

  @Override
  public Optional<Conversation> find(Slug slug, VisitorId visitor, ConversationId id) {
    List<Exchange> exchanges =
        of(slug, visitor).stream().filter(said -> said.id.equals(id)).map(Said::exchange).toList();
    return exchanges.isEmpty() ? Optional.empty() : Optional.of(new Conversation(id, exchanges));
  }

  @Override
  public Optional<Conversation> latest(Slug slug, VisitorId visitor) {
    List<Said> all = of(slug, visitor);
    return all.isEmpty() ? Optional.empty() : find(slug, visitor, all.getLast().id);
  }

  @Override
  public void read(Slug slug, Reader reader) {
    kept.forEach(
        (key, all) -> {
          if (key.slug.equals(slug)) {
            all.forEach(said -> reader.exchange(key.visitor, said.id, said.exchange));
          }
        });
  }

  @Override
  public boolean forget(Slug slug, VisitorId visitor) {
    return kept.remove(new Key(slug, visitor)) != null;
  }

  @Override
  public void erase(Slug slug) {
    kept.keySet().removeIf(key -> key.slug.equals(slug));
  }

  private List<Said> of(Slug slug, VisitorId visitor) {
    return kept.getOrDefault(new Key(slug, visitor), List.of());
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
