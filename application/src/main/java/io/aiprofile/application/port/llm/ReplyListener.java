package io.aiprofile.application.port.llm;

/** Hears a reply while it comes. */
public interface ReplyListener {
  /** Hears nothing, never ends a reply. */
  ReplyListener NONE = piece -> true;

  /**
   * A further piece of the text, of any length.
   *
   * @return false to end the reply
   */
  boolean heard(String piece);

  /** Whether anybody still waits; asked several times a second while no piece comes. */
  default boolean goesOn() {
    return true;
  }
}
