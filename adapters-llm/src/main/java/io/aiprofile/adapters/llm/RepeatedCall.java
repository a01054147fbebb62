package io.aiprofile.adapters.llm;

import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.function.Supplier;

/**
 * One call of the port that takes several attempts: they are paid for together, and end as soon as
 * something was heard. Used by one thread.
 */
final class RepeatedCall implements ReplyListener {
  private final ReplyListener listener;
  private TokenUsage used = TokenUsage.NONE;
  private boolean heard;

  RepeatedCall(ReplyListener listener) {
    this.listener = listener;
  }

  /** Asks once. */
  Reply ask(LanguageModel model, Prompt prompt) {
    try {
      Reply reply = model.reply(prompt, this);
      used = used.plus(reply.usage());
      return reply;
    } catch (LlmFailure failure) {
      used = used.plus(failure.usage());
      throw failure;
    }
  }

  /** What all attempts come to, with the usage of all. */
  Reply sum(Supplier<Reply> attempts) {
    try {
      Reply last = attempts.get();
      return new Reply(last.text(), last.json(), last.calls(), last.finish(), used);
    } catch (LlmFailure failure) {
      throw failure.with(used);
    }
  }

  /** Whether asking again would contradict nothing and serve somebody. */
  boolean mayRepeat() {
    return !heard && listener.goesOn();
  }

  @Override
  public boolean heard(String piece) {
    heard = true;
    return listener.heard(piece);
  }

  @Override
  public boolean goesOn() {
    return listener.goesOn();
  }
}
