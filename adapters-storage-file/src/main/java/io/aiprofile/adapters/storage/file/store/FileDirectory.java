package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.SearchWords;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at every profile, each prepared for searching when the registry was last read. */
@Singleton
public final class FileDirectory implements Directory {
  private static final Logger LOG = LoggerFactory.getLogger(FileDirectory.class);

  /**
   * A profile as it is looked for.
   *
   * @param sortName its name in lower case
   * @param name the words of its name
   * @param head those of its name and headline
   */
  private record Entry(
      Profile profile, String sortName, Collection<String> name, Collection<String> head) {

    static Entry of(Profile profile) {
      String name = profile.name().value();
      return new Entry(
          profile,
          name.toLowerCase(Locale.ROOT),
          List.copyOf(SearchWords.of(name)),
          List.copyOf(SearchWords.of(name + " " + profile.headline())));
    }
  }

  /**
   * The public profiles of a registry, in the order of their names.
   *
   * @param source the registry as it was read, by which a later one is told from it
   */
  private record Listing(Map<Slug, Profile> source, List<Entry> entries) {
    static Listing of(Map<Slug, Profile> source) {
      return new Listing(
          source,
          source.values().stream()
              .filter(profile -> profile.status().allowsChat())
              .map(Entry::of)
              .sorted(
                  Comparator.comparing(Entry::sortName)
                      .thenComparing(entry -> entry.profile.slug()))
              .toList());
    }
  }

  private final FileProfiles profiles;
  private final FileChunks chunks;
  private final SearchTerms terms;
  private volatile Listing last = new Listing(Map.of(), List.of());

  @Inject
  public FileDirectory(DataDirectory data) {
    this.profiles = new FileProfiles(data);
    this.chunks = new FileChunks(data);
    this.terms = SearchTerms.of(data);
  }

  @Override
  public Found find(List<Word> words, int skip, int limit) {
    List<Entry> byName = new ArrayList<>();
    List<Entry> others = new ArrayList<>();
    for (Entry entry : entries()) {
      if (words.stream().allMatch(word -> begins(word, entry.name))) {
        byName.add(entry);
      } else if (words.stream().allMatch(word -> has(entry, word))) {
        others.add(entry);
      }
    }
    byName.addAll(others);
    return new Found(
        byName.stream().skip(skip).limit(limit).map(Entry::profile).toList(), byName.size());
  }

  @SuppressWarnings("ReferenceEquality") // comparing a hundred thousand profiles is what it saves
  private List<Entry> entries() {
    Map<Slug, Profile> now = profiles.profiles();
    Listing known = last;
    if (known.source != now) {
      known = Listing.of(now);
      last = known;
    }
    return known.entries;
  }

  private boolean has(Entry entry, Word word) {
    return begins(word, entry.head)
        || (!word.terms().isEmpty()
            && !Collections.disjoint(word.terms(), terms.of(entry.profile.slug(), this::read)));
  }

  private static boolean begins(Word word, Collection<String> some) {
    return !word.prefix().isEmpty() && some.stream().anyMatch(one -> one.startsWith(word.prefix()));
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
