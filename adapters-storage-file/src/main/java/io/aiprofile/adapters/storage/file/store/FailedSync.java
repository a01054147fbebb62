package io.aiprofile.adapters.storage.file.store;

import java.io.IOException;

/** A sync failed for another reason than want of space: nobody knows what the disk holds. */
final class FailedSync extends IOException {
  private static final long serialVersionUID = 1L;

  FailedSync(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
