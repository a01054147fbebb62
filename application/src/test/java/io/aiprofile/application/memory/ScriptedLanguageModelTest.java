package io.aiprofile.application.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LanguageModelContract;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.llm.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedLanguageModelTest implements LanguageModelContract {
  private static final Prompt PROMPT =
      Prompt.text(List.of(new Message.User("Where did she study?")), 0, 100);

  @Override
  public LanguageModel model(Script script) {
    return ScriptedLanguageModel.following(script);
  }

  @Test
  void scriptsAreFollowedInTurnAndTheLastOneAgain() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.saying("One.")
            .then("Two.")
            .then(prompt -> Script.saying(prompt.maxTokens() + "."));

    assertThat(said(model)).isEqualTo("One.");
    assertThat(said(model)).isEqualTo("Two.");
    assertThat(said(model)).isEqualTo("100.");
    assertThat(said(model)).isEqualTo("100.");
  }

  @Test
  void promptsAreKept() {
    ScriptedLanguageModel model = ScriptedLanguageModel.failing(LlmFailure.Kind.RATE_LIMITED);

    assertThat(model.prompts()).isEmpty();
    assertThatExceptionOfType(LlmFailure.class).isThrownBy(() -> said(model));
    assertThat(model.prompts()).containsExactly(PROMPT);
  }

  private static String said(LanguageModel model) {
    return model.reply(PROMPT, ReplyListener.NONE).text();
  }
}
