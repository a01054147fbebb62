package io.aiprofile.application.port.notify;

import org.jspecify.annotations.Nullable;

/** A notice could not be told; it may be tried again. */
public final class NotifyFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotifyFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
