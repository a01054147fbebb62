package io.aiprofile.application.port.text;

/**
 * A document that cannot be turned into text; the fault is the document's, retrying cannot help.
 */
public final class UnreadableDocument extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why; each has its own remedy. */
  public enum Reason {
    /** None of the kinds that can be read. */
    UNSUPPORTED_TYPE,
    /** Nothing in it. */
    EMPTY,
    /** Pictures of pages, no text. */
    SCANNED,
    /** Needs a password. */
    ENCRYPTED,
    /** Broken beyond reading. */
    CORRUPT,
    /** Exceeds a bound on pages, characters, entries, depth, memory or time. */
    TOO_COMPLEX
  }

  private final Reason reason;

  /**
   * @param message one or two sentences for the owner: what is wrong and what to do about it
   */
  public UnreadableDocument(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
