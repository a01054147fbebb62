package io.aiprofile.domain.chat;

/** How an answer came to its end. */
public enum Ending {
  /** It was said to its end. */
  COMPLETE,
  /** The visitor stopped it. */
  STOPPED,
  /** Its writer failed after a part had been shown; the part stays. */
  INTERRUPTED
}
