package io.aiprofile.application.port.storage;

import io.aiprofile.domain.knowledge.IndexRun;
import io.aiprofile.domain.profile.Slug;
import java.util.List;

/**
 * The history of index runs; old ones may be dropped, at the earliest after 1,000 younger ones.
 * Every method throws {@link StorageFailure} when the storage fails.
 */
public interface IndexRuns {
  /** Adds a run that has ended, durably when this returns. */
  void add(IndexRun run);

  /**
   * The runs added last, the latest first.
   *
   * @param limit at least 1
   */
  List<IndexRun> recent(int limit);

  /** The same of one profile; empty for an unknown one. */
  List<IndexRun> recent(Slug slug, int limit);

  /** Removes a profile's runs, durably; does nothing when there are none. */
  void erase(Slug slug);
}
