package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.ChatEvents;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.ChatEvent;
import io.aiprofile.domain.chat.ChatTotals;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.TokenUsage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Events in {@code profiles/{slug}/analytics/chat_events.jsonl}, a line each; none is ever dropped.
 * Totals are summed up in memory.
 */
@Singleton
public final class FileChatEvents implements ChatEvents {
  private record Entry(
      String ts,
      String mode,
      String ending,
      boolean refused,
      double support,
      long prompt,
      long completion,
      int calls,
      long latencyMs) {}

  private final DataDirectory data;
  private final Map<Slug, Tally<ChatTotals>> totals = new ConcurrentHashMap<>();

  @Inject
  public FileChatEvents(DataDirectory data) {
    this.data = data;
  }

  @Override
  public void add(Slug slug, ChatEvent event) {
    addAll(slug, List.of(event));
  }

  /** After a crash the first of them may be there. */
  @Override
  public void addAll(Slug slug, List<ChatEvent> events) {
    if (!events.isEmpty()) {
      file(slug).add(events.stream().map(event -> JsonLine.of(entry(event))).toList());
    }
  }

  @Override
  public ChatTotals totals(Slug slug) {
    return totals
        .computeIfAbsent(
            slug,
            unknown ->
                new Tally<>(
                    file(slug), () -> ChatTotals.NONE, (sum, line) -> sum.plus(event(line))))
        .ask(sum -> sum);
  }

  @Override
  public List<ChatEvent> recent(Slug slug, int limit) {
    return file(slug).latest(limit, line -> Optional.of(event(line)));
  }

  @Override
  public void read(Slug slug, Consumer<ChatEvent> reader) {
    file(slug).read(line -> Optional.of(event(line)), reader);
  }

  @Override
  public void erase(Slug slug) {
    totals.remove(slug);
    data.erase(data.profile(slug), data.analytics(slug));
  }

  private static Entry entry(ChatEvent event) {
    return new Entry(
        Moments.text(event.at()),
        event.mode().name().toLowerCase(Locale.ROOT),
        event.ending().name().toLowerCase(Locale.ROOT),
        event.refused(),
        event.support(),
        event.usage().promptTokens(),
        event.usage().completionTokens(),
        event.usage().callCount(),
        event.latencyMs());
  }

  /** Throws something for a line that readers skip. */
  static void understand(byte[] line) throws IOException {
    event(line);
  }

  private static ChatEvent event(byte[] line) throws IOException {
    Entry entry = JsonLine.read(line, Entry.class);
    return new ChatEvent(
        Moments.of(entry.ts),
        Answer.Mode.valueOf(entry.mode.toUpperCase(Locale.ROOT)),
        Ending.valueOf(entry.ending.toUpperCase(Locale.ROOT)),
        entry.refused,
        entry.support,
        new TokenUsage(entry.prompt, entry.completion, entry.calls),
        entry.latencyMs);
  }

  private GrowingFile file(Slug slug) {
    return new GrowingFile(data, data.analytics(slug).resolve("chat_events.jsonl"));
  }
}
