package io.aiprofile.application.port.storage;

import org.jspecify.annotations.Nullable;

/** The storage could not do what it was asked; nothing was half done. */
public final class StorageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence naming what was being done to what, and a remedy where there is one
   */
  public StorageFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
