package io.aiprofile.application.chat;

import io.aiprofile.application.indexing.ProfileIndex;
import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.knowledge.Evidence;

/** Writes an answer from evidence, and from nothing else. */
public interface WriteAnswer {

  /**
   * An answer whose every marker resolves to a chunk of the evidence, or the statement that the
   * documents do not contain one. The listener hears every sentence of it, in order.
   */
  Answer write(ProfileIndex index, Inquiry inquiry, Evidence evidence, AnswerListener listener);
}
