package io.aiprofile.adapters.storage.file.store;

import io.aiprofile.domain.profile.Slug;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * By what the documents of each profile are found, for everybody who has the folder open: read from
 * an index when first asked for, and told of every change of one. An index that a person deletes by
 * hand is searched until the program starts again. Thread-safe.
 */
final class SearchTerms {
  private final Map<Slug, Set<String>> known = new ConcurrentHashMap<>();

  static SearchTerms of(DataDirectory data) {
    return data.shared(SearchTerms.class, SearchTerms::new);
  }

  /** The terms, read where they are not known yet. */
  Set<String> of(Slug slug, Function<Slug, Set<String>> reading) {
    Set<String> terms = known.get(slug); // which, unlike the other, never waits
    return terms == null ? known.computeIfAbsent(slug, reading) : terms;
  }

  /** For who has just changed the index. */
  void changed(Slug slug, Set<String> terms) {
    known.put(slug, terms);
  }

  /** For who has just erased the profile, or its index. */
  void erased(Slug slug) {
    known.remove(slug);
  }
}
