package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.application.port.storage.Directory;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.SearchWords;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
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
   * @param words those of its name, then those of its headline
   * @param ofName how many of them are the name's
   */
  private record Entry(Profile profile, String sortName, List<String> words, int ofName) {

    static Entry of(Profile profile) {
      String name = profile.name().value();
      Set<String> words = new LinkedHashSet<>(SearchWords.of(name));
      int ofName = words.size();
      words.addAll(SearchWords.of(profile.headline().value()));
      return new Entry(profile, name.toLowerCase(Locale.ROOT), List.copyOf(words), ofName);
    }

    boolean hasInName(String prefix) {
      return begins(prefix, ofName);
    }

    boolean hasInHead(String prefix) {
      return begins(prefix, words.size());
    }

    /** A plain loop: it is gone through for each of many profiles and each word. */
    private boolean begins(String prefix, int first) {
      for (int at = 0; at < first; at++) {
        if (words.get(at).startsWith(prefix)) {
          return !prefix.isEmpty();
        }
      }
      return false;
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
      if (has(entry, words)) {
        (words.stream().allMatch(word -> entry.hasInName(word.prefix())) ? byName : others)
            .add(entry);
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

  private boolean has(Entry entry, List<Word> words) {
    for (Word word : words) {
      if (!entry.hasInHead(word.prefix()) && !hasInText(entry, word)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasInText(Entry entry, Word word) {
    Set<String> known = terms.of(entry.profile.slug(), this::read);
    return !known.isEmpty() && !Collections.disjoint(word.terms(), known);
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
