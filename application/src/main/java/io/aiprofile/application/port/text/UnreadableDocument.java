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
  private final String explanation;

  /**
   * @param explanation one or two sentences for the owner: what is wrong and what to do about it
   */
  public UnreadableDocument(Reason reason, String explanation) {
    super(explanation);
    this.reason = reason;
    this.explanation = explanation;
  }

  public Reason reason() {
    return reason;
  }

  /** What is wrong and what to do about it, for the owner. */
  public String explanation() {
    return explanation;
  }
}
