package io.aiprofile.application.port.storage;

import org.jspecify.annotations.Nullable;

/** The storage could not do what it was asked; nothing was half done. */
public final class StorageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is, as far as that decides what is to be done. */
  public enum Kind {
    /** There is no space left; writing works again as soon as there is. */
    FULL,
    /**
     * Nothing can be written, as without the right to or after a fault of the disk; reads go on.
     */
    READ_ONLY,
    /** What is stored makes no sense, or is of a newer version; it was left as it is. */
    DAMAGED,
    /** Somebody else holds what is needed. */
    LOCKED,
    /** The storage does not answer; trying again later may help. */
    UNREACHABLE,
    /** Anything else. */
    OTHER
  }

  private final Kind kind;

  /**
   * @param message one sentence naming what was being done to what, and a remedy where there is one
   */
  public StorageFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** As above, of {@link Kind#OTHER}. */
  public StorageFailure(String message, @Nullable Throwable cause) {
    this(Kind.OTHER, message, cause);
  }

  public Kind kind() {
    return kind;
  }
}
