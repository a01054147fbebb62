package io.aiprofile.application.port.storage;

import io.aiprofile.domain.profile.Profile;
import io.aiprofile.domain.profile.SearchWords;
import java.util.List;
import java.util.Set;

/**
 * Finds public profiles among any number. Nothing is written here: what {@link Profiles} and {@link
 * Chunks} have acknowledged is found. Throws {@link StorageFailure} when the storage fails; an
 * index that cannot be read only is not searched.
 */
public interface Directory {
  /**
   * What a profile must have of one word.
   *
   * @param prefix begins one of the {@link SearchWords} of its name or headline
   * @param terms or its documents hold one of these
   */
  record Word(String prefix, Set<String> terms) {
    public Word {
      terms = Set.copyOf(terms);
    }
  }

  /**
   * Some of what was found.
   *
   * @param total of all that was found
   */
  record Found(List<Profile> profiles, int total) {
    public Found {
      profiles = List.copyOf(profiles);
    }
  }

  /**
   * Profiles that may be chatted with and have every word, those first that have all prefixes in
   * their name, then by the name in lower case, then by slug.
   *
   * @param words none for all profiles; at most 50
   * @param skip so many of what was found, at least 0
   * @param limit at least 1
   */
  Found find(List<Word> words, int skip, int limit);
}
