package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.SearchWords;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every profile, and remembers by what their documents are found until their index
 * changes.
 */
@Singleton
public final class FileDirectory implements Directory {
  private static final Logger LOG = LoggerFactory.getLogger(FileDirectory.class);

  private record Known(FileStamp stamp, Set<String> terms) {}

  private record Ranked(Profile profile, boolean byName) {}

  private static final Comparator<Ranked> ORDER =
      Comparator.comparing((Ranked ranked) -> !ranked.byName)
          .thenComparing(ranked -> ranked.profile.name().value().toLowerCase(Locale.ROOT))
          .thenComparing(ranked -> ranked.profile.slug());

  private final FileProfiles profiles;
  private final FileChunks chunks;
  private final Map<Slug, Known> known = new ConcurrentHashMap<>();

  @Inject
  public FileDirectory(DataDirectory data) {
    this.profiles = new FileProfiles(data);
    this.chunks = new FileChunks(data);
  }

  @Override
  public Found find(List<Word> words, int skip, int limit) {
    List<Profile> all =
        profiles.list().stream().filter(profile -> profile.status().allowsChat()).toList();
    known.keySet().retainAll(all.stream().map(Profile::slug).collect(Collectors.toSet()));
    List<Profile> found =
        all.stream()
            .filter(profile -> has(profile, words))
            .map(profile -> new Ranked(profile, hasInName(profile, words)))
            .sorted(ORDER)
            .map(Ranked::profile)
            .toList();
    return new Found(found.stream().skip(skip).limit(limit).toList(), found.size());
  }

  private boolean has(Profile profile, List<Word> words) {
    Set<String> head = SearchWords.of(profile.name() + " " + profile.headline());
    return words.stream()
        .allMatch(
            word ->
                begins(word, head)
                    || (!word.terms().isEmpty()
                        && !Collections.disjoint(word.terms(), terms(profile.slug()))));
  }

  private static boolean hasInName(Profile profile, List<Word> words) {
    Set<String> name = SearchWords.of(profile.name().value());
    return words.stream().allMatch(word -> begins(word, name));
  }

  private static boolean begins(Word word, Set<String> some) {
    return !word.prefix().isEmpty() && some.stream().anyMatch(one -> one.startsWith(word.prefix()));
  }

  private Set<String> terms(Slug slug) {
    Optional<FileStamp> stamp = chunks.stamp(slug);
    if (stamp.isEmpty()) {
      known.remove(slug);
      return Set.of();
    }
    Known before = known.get(slug);
    if (before != null && before.stamp.equals(stamp.get())) {
      return before.terms;
    }
    boolean settled = stamp.get().isSettled(System.currentTimeMillis());
    Set<String> terms = read(slug);
    if (settled) {
      known.put(slug, new Known(stamp.get(), terms));
    }
    return terms;
  }

  private Set<String> read(Slug slug) {
    try {
      return chunks.terms(slug);
    } catch (StorageFailure e) {
      LOG.warn("The index of {} cannot be searched: {}", slug, e.getMessage());
      return Set.of();
    }
  }
}
