package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.text.TextAnalyzer;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The indexes of the profiles that were asked last, checked against the storage on each use, so
 * that a new generation is seen at once.
 */
@Singleton
public final class LoadedIndexes {
  /** About half a megabyte each: 200 chunks with some thousand sentences come to 2 MB. */
  private static final int MAX_LOADED = 64;

  private final Chunks chunks;
  private final TextAnalyzer analyzer;
  private final Map<Slug, ProfileIndex> loaded = new LinkedHashMap<>(16, 0.75f, true);

  @Inject
  public LoadedIndexes(Chunks chunks, TextAnalyzer analyzer) {
    this.chunks = chunks;
    this.analyzer = analyzer;
  }

  /** The current index, or empty when the profile was never indexed. */
  public Optional<ProfileIndex> of(Slug slug) {
    Optional<String> current = chunks.currentId(slug);
    if (current.isEmpty()) {
      return Optional.empty();
    }
    synchronized (loaded) {
      ProfileIndex index = loaded.get(slug);
      if (index != null && index.generation().equals(current.get())) {
        return Optional.of(index);
      }
    }
    Optional<ProfileIndex> fresh =
        chunks.current(slug).map(generation -> new ProfileIndex(generation, analyzer));
    fresh.ifPresent(index -> remember(slug, index));
    return fresh;
  }

  private void remember(Slug slug, ProfileIndex index) {
    synchronized (loaded) {
      loaded.put(slug, index);
      if (loaded.size() > MAX_LOADED) {
        loaded.remove(loaded.keySet().iterator().next());
      }
    }
  }
}
