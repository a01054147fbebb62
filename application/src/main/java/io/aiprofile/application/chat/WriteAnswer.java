package io.aiprofile.application.chat;

/** Writes an answer from evidence, and from nothing else. */
public interface WriteAnswer {

  /**
   * An answer whose every marker resolves to a chunk of the evidence, or the statement that the
   * documents do not contain one. The listener hears every sentence of it, in order.
   */
  Written write(Brief brief, AnswerListener listener);
}
