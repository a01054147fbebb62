package io.aiprofile.application.chat;

import io.aiprofile.domain.chat.Citation;
import io.aiprofile.domain.chat.Sentence;
import java.util.List;

/** Hears an answer while it is made, on the thread that makes it. */
public interface AnswerListener {
  /** Hears nothing, never stops. */
  AnswerListener NONE = (sentence, sources) -> true;

  /**
   * A sentence that was checked and belongs to the answer.
   *
   * @param sources what its markers resolve to; a source may be heard again with a longer quote
   * @return false to end the answer with this sentence
   */
  boolean said(Sentence sentence, List<Citation> sources);

  /** Whether anybody still waits; asked several times a second while the next sentence is made. */
  default boolean goesOn() {
    return true;
  }
}
