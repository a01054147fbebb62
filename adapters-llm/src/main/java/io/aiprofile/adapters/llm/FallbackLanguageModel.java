package io.aiprofile.adapters.llm;

import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a second model when the first one fails before anything was heard. */
final class FallbackLanguageModel implements LanguageModel {
  private static final Logger LOG = LoggerFactory.getLogger(FallbackLanguageModel.class);

  private final LanguageModel primary;
  private final LanguageModel secondary;

  FallbackLanguageModel(LanguageModel primary, LanguageModel secondary) {
    this.primary = primary;
    this.secondary = secondary;
  }

  @Override
  public String model() {
    return primary.model();
  }

  /**
   * @throws LlmFailure of the first model's kind, with a message about both, when both fail
   */
  @Override
  public Reply reply(Prompt prompt, ReplyListener listener) {
    RepeatedCall call = new RepeatedCall(listener);
    return call.sum(
        () -> {
          try {
            return call.ask(primary, prompt);
          } catch (LlmFailure first) {
            if (!call.mayRepeat()) {
              throw first;
            }
            LOG.warn("{} is asked instead: {}", secondary.model(), first.getMessage());
            return askSecondary(call, prompt, first);
          }
        });
  }

  private Reply askSecondary(RepeatedCall call, Prompt prompt, LlmFailure first) {
    try {
      return call.ask(secondary, prompt);
    } catch (LlmFailure second) {
      if (!call.mayRepeat()) {
        throw second;
      }
      throw new LlmFailure(
          first.kind(),
          first.getMessage() + ". And " + second.getMessage(),
          second.usage(),
          second);
    }
  }
}
