package io.aiprofile.application.chat;

/** What happens to a sentence of the model that the sources do not support. */
public enum UnsupportedSentences {
  /** It is shown and marked, unless it states a fact that is not in the sources. */
  MARK,
  /** It is not shown. */
  DROP
}
