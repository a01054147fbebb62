package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.profile.Slug;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The current index generations for as long as this object lives. Thread-safe. */
public final class InMemoryChunks implements Chunks {
  private final Map<Slug, IndexGeneration> generations = new ConcurrentHashMap<>();

  @Override
  public void publish(Slug slug, IndexGeneration generation) {
    IndexGeneration kept =
        new IndexGeneration(
            generation.id(),
            generation.recipe(),
            generation.createdAt().truncatedTo(ChronoUnit.MILLIS),
            generation.documents(),
            generation.suggestions());
    generations.put(slug, kept);
  }

  @Override
  public Optional<IndexGeneration> current(Slug slug) {
    return Optional.ofNullable(generations.get(slug));
  }

  @Override
  public Optional<String> currentId(Slug slug) {
    return current(slug).map(IndexGeneration::id);
  }

  @Override
  public List<Suggestion> suggestions(Slug slug) {
    return current(slug).map(IndexGeneration::suggestions).orElse(List.of());
  }

  @Override
  public void erase(Slug slug) {
    generations.remove(slug);
  }
}
