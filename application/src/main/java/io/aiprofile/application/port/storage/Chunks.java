package io.aiprofile.application.port.storage;

import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.Optional;

/**
 * The current index generation of each profile. Every method throws {@link StorageFailure} when the
 * storage fails.
 */
public interface Chunks {

  /**
   * Makes a complete generation the current one in a single durable step: a reader gets the former
   * or the new one whole, and a crash at any moment leaves one of the two.
   */
  void publish(Slug slug, IndexGeneration generation);

  /** The current generation, or empty when the profile was never indexed. */
  Optional<IndexGeneration> current(Slug slug);

  /**
   * The id of the current generation without loading it: cheap enough to ask on each turn, so that
   * caches can be validated.
   */
  Optional<String> currentId(Slug slug);

  /**
   * The suggestions of the current generation without loading the rest, best first; none when the
   * profile was never indexed.
   */
  List<Suggestion> suggestions(Slug slug);

  /** Removes a profile's index, durably; does nothing when there is none. */
  void erase(Slug slug);
}
