package io.aiprofile.adapters.storage.file.store;

/** A file was read but does not say what it should; the message tells where and what. */
final class DamagedFile extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedFile(String message) {
    super(message);
  }

  DamagedFile(String message, Throwable cause) {
    super(message, cause);
  }
}
