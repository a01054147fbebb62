package io.aiprofile.application.memory;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.SearchWords;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at every profile. Thread-safe when what it looks at is. */
public final class InMemoryDirectory implements Directory {
  private final Profiles profiles;
  private final Chunks chunks;

  public InMemoryDirectory(Profiles profiles, Chunks chunks) {
    this.profiles = profiles;
    this.chunks = chunks;
  }

  @Override
  public Found find(List<Word> words, int skip, int limit) {
    List<Profile> found =
        profiles.list().stream()
            .filter(profile -> profile.status().allowsChat() && has(profile, words))
            .sorted(
                Comparator.comparing((Profile profile) -> !allInName(profile, words))
                    .thenComparing(profile -> profile.name().value().toLowerCase(Locale.ROOT))
                    .thenComparing(Profile::slug))
            .toList();
    return new Found(found.stream().skip(skip).limit(limit).toList(), found.size());
  }

  private boolean has(Profile profile, List<Word> words) {
    Set<String> head = SearchWords.of(profile.name() + " " + profile.headline());
    return words.stream()
        .allMatch(word -> begins(word, head) || !isDisjoint(word.terms(), terms(profile)));
  }

  private static boolean allInName(Profile profile, List<Word> words) {
    Set<String> name = SearchWords.of(profile.name().value());
    return words.stream().allMatch(word -> begins(word, name));
  }

  private static boolean begins(Word word, Set<String> some) {
    return !word.prefix().isEmpty() && some.stream().anyMatch(one -> one.startsWith(word.prefix()));
  }

  private static boolean isDisjoint(Set<String> some, Set<String> others) {
    return some.stream().noneMatch(others::contains);
  }

  private Set<String> terms(Profile profile) {
    try {
      return chunks
          .current(profile.slug())
          .map(IndexGeneration::documents)
          .orElse(List.of())
          .stream()
          .flatMap(document -> document.terms().stream())
          .collect(Collectors.toSet());
    } catch (StorageFailure e) {
      return Set.of(); // an index that cannot be read is not searched
    }
  }
}
