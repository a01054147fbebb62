package io.aiprofile.application.chat;

import io.aiprofile.domain.chat.Answer;
import io.aiprofile.domain.chat.Ending;
import io.aiprofile.domain.usage.TokenUsage;

/** An answer as written, how it ended, and what it used. */
public record Written(Answer answer, Ending ending, TokenUsage usage) {

  /** Written without a language model. */
  static Written free(Answer answer, Ending ending) {
    return new Written(answer, ending, TokenUsage.NONE);
  }
}
