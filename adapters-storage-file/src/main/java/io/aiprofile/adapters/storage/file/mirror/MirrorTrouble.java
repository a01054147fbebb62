package io.aiprofile.adapters.storage.file.mirror;

import org.jspecify.annotations.Nullable;

/** The remote could not be reached, or refused; the message is one sentence without the token. */
final class MirrorTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  MirrorTrouble(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
