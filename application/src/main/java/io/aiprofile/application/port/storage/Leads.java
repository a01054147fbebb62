package io.aiprofile.application.port.storage;

import io.aiprofile.application.port.notify.Notice;
import io.aiprofile.domain.chat.Lead;
import io.aiprofile.domain.profile.Slug;
import java.util.List;

/**
 * Visitors who want to be contacted. Every method throws {@link StorageFailure} when the storage
 * fails.
 */
public interface Leads {

  /**
   * Adds a lead and the notice of it in one durable step: after a crash there are both or neither.
   * Of concurrent additions for one conversation exactly one succeeds.
   *
   * @return false, and nothing changed, when the conversation has a lead already
   */
  boolean add(Slug slug, Lead lead, Notice notice);

  /** As above, when nobody is to be told: records that come from another storage. */
  boolean add(Slug slug, Lead lead);

  /** The profile's leads, the latest first; empty for an unknown one. */
  List<Lead> list(Slug slug);

  /** Removes a profile's leads and the notices of them, durably; does nothing without any. */
  void erase(Slug slug);
}
