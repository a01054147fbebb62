package io.aiprofile.adapters.llm;

import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;

/**
 * Asks a model again where that may help and as long as nothing was heard: a second beginning would
 * contradict the first.
 */
final class RetryingLanguageModel implements LanguageModel {
  private final LanguageModel model;
  private final RetryLoop loop;

  RetryingLanguageModel(LanguageModel model, RetryLoop loop) {
    this.model = model;
    this.loop = loop;
  }

  @Override
  public String model() {
    return model.model();
  }

  @Override
  public Reply reply(Prompt prompt, ReplyListener listener) {
    RepeatedCall call = new RepeatedCall(listener);
    return call.sum(() -> loop.call(() -> call.ask(model, prompt), call::mayRepeat));
  }
}
