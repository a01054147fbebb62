package io.aiprofile.application.port.storage;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.domain.chat.KnowledgeGap;
import io.aiprofile.domain.profile.Slug;
import java.util.List;

/**
 * Questions that the documents do not answer. Every method throws {@link StorageFailure} when the
 * storage fails.
 */
public interface Gaps {
  /** Of one profile the oldest may be dropped, at the earliest after this many younger ones. */
  int KEPT = 1_000;

  /**
   * Adds a gap and the notice of it in one durable step: after a crash there are both or neither.
   *
   * @return false, and nothing changed, when the conversation has a gap with this question already
   */
  boolean add(Slug slug, KnowledgeGap gap, Notice notice);

  /** As above, when nobody is to be told: records that come from another storage. */
  boolean add(Slug slug, KnowledgeGap gap);

  /** The profile's gaps, the latest first; empty for an unknown one. */
  List<KnowledgeGap> list(Slug slug);

  /** Removes a profile's gaps and the notices of them, durably; does nothing without any. */
  void erase(Slug slug);
}
