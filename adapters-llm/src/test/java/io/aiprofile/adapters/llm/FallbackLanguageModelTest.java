package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.memory.ScriptedLanguageModel;
import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LanguageModelContract;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.llm.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackLanguageModelTest implements LanguageModelContract {
  private final ScriptedLanguageModel secondary = ScriptedLanguageModel.saying("She led nine.");

  @Override
  public LanguageModel model(Script script) {
    return new FallbackLanguageModel(
        ScriptedLanguageModel.following(script), ScriptedLanguageModel.failing(Kind.RATE_LIMITED));
  }

  private LanguageModel fallingBackFrom(LanguageModel primary) {
    return new FallbackLanguageModel(primary, secondary);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OVER_BUDGET"})
  void theSecondIsAskedWhateverTheFirstFailsOf(Kind kind) {
    Reply reply =
        fallingBackFrom(ScriptedLanguageModel.failing(kind)).reply(TEXT, ReplyListener.NONE);

    assertThat(reply.text()).isEqualTo("She led nine.");
  }

  @Test
  void theSecondIsNotAskedWhileTheFirstReplies() {
    fallingBackFrom(ScriptedLanguageModel.saying("Nine.")).reply(TEXT, ReplyListener.NONE);

    assertThat(secondary.prompts()).isEmpty();
  }

  @Test
  void theSecondNeverGoesOnWhereTheFirstBrokeOff() {
    LanguageModel model =
        fallingBackFrom(ScriptedLanguageModel.following(Script.saying("He").fail(Kind.BROKEN_OFF)));
    List<String> heard = new ArrayList<>();

    LlmFailure failure =
        catchThrowableOfType(LlmFailure.class, () -> model.reply(TEXT, heard::add));

    assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF);
    assertThat(heard).containsExactly("He");
    assertThat(secondary.prompts()).isEmpty();
  }

  @Test
  void bothFailuresAreTold() {
    LanguageModel model =
        new FallbackLanguageModel(
            ScriptedLanguageModel.failing(Kind.UNAUTHORISED),
            ScriptedLanguageModel.failing(Kind.RATE_LIMITED));

    LlmFailure failure =
        catchThrowableOfType(LlmFailure.class, () -> model.reply(TEXT, ReplyListener.NONE));

    assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORISED);
    assertThat(failure)
        .hasMessage("The script says UNAUTHORISED. And The script says RATE_LIMITED");
  }
}
