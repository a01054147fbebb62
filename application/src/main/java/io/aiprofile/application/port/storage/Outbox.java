package io.aiprofile.application.port.storage;

import io.aiprofile.application.port.notify.Notice;
import java.util.List;

/**
 * Notices that are still to be told; they come in with the records they are about. Every method
 * throws {@link StorageFailure} when the storage fails.
 */
public interface Outbox {

  /**
   * Notices that were not told yet, the oldest first.
   *
   * @param limit at least 1
   */
  List<Notice> pending(int limit);

  /** Takes a notice out for good, durably; does nothing when it is not there. */
  void told(String key);
}
