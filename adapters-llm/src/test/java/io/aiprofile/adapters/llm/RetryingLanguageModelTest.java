package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aiprofile.application.memory.ScriptedLanguageModel;
import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LanguageModelContract;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.llm.Script;
import io.aiprofile.domain.usage.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingLanguageModelTest implements LanguageModelContract {
  private static final RetryLoop.Pace QUICK =
      new RetryLoop.Pace(
          Duration.ofMillis(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofMinutes(5));

  @Override
  public LanguageModel model(Script script) {
    return retrying(ScriptedLanguageModel.following(script));
  }

  @Test
  void aFailureIsFollowedByTwoMoreAttempts() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.failing(Kind.RATE_LIMITED)
            .thenFailing(Kind.TIMED_OUT)
            .then("She led nine.");

    assertThat(said(retrying(model))).isEqualTo("She led nine.");
    assertThat(model.prompts()).containsExactly(TEXT, TEXT, TEXT);
  }

  @Test
  void thereAreNoMoreThanThreeAttempts() {
    ScriptedLanguageModel model = ScriptedLanguageModel.failing(Kind.PROVIDER_FAILED);

    assertThat(failure(retrying(model)).kind()).isEqualTo(Kind.PROVIDER_FAILED);
    assertThat(model.prompts()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHORISED", "NO_CREDIT", "REJECTED", "OVER_BUDGET"})
  void whatCannotSucceedIsNotRepeated(Kind kind) {
    ScriptedLanguageModel model = ScriptedLanguageModel.failing(kind);

    assertThat(failure(retrying(model)).kind()).isEqualTo(kind);
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void whatWasHeardIsNeverSaidAgain() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.following(Script.saying("She led").fail(Kind.BROKEN_OFF))
            .then("He led nobody.");
    List<String> heard = new ArrayList<>();

    LlmFailure failure =
        catchThrowableOfType(LlmFailure.class, () -> retrying(model).reply(TEXT, heard::add));

    assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF);
    assertThat(heard).containsExactly("She ", "led");
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void nobodyIsAskedForAListenerThatLeft() {
    ScriptedLanguageModel model = ScriptedLanguageModel.failing(Kind.PROVIDER_FAILED);
    Hearing hearing = new Hearing();
    hearing.leave();

    assertThatExceptionOfType(LlmFailure.class)
        .isThrownBy(() -> retrying(model).reply(TEXT, hearing));
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void everyAttemptIsPaidFor() {
    TokenUsage used = new TokenUsage(100, 1, 1);
    LanguageModel garbles = new Failing(new LlmFailure(Kind.GARBLED, "garbled", used, null));

    assertThat(failure(retrying(garbles)).usage()).isEqualTo(new TokenUsage(300, 3, 3));
  }

  @Test
  void aWaitThatTheProviderWantsIsKept() {
    Duration wait = Duration.ofMillis(300);
    Failing busy = new Failing(busy(wait));
    long startNs = System.nanoTime();

    failure(retrying(busy));

    assertThat(busy.calls).hasValue(3);
    assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isGreaterThan(wait.multipliedBy(2));
  }

  @Test
  void aWaitThatNobodyHasPatienceForEndsTheCall() {
    Failing busy = new Failing(busy(Duration.ofMinutes(2)));

    assertThat(failure(retrying(busy)).retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(busy.calls).hasValue(1);
  }

  @Test
  void noAttemptBeginsWhenTooMuchTimeHasPassed() {
    ScriptedLanguageModel model = ScriptedLanguageModel.failing(Kind.TIMED_OUT);
    RetryLoop.Pace hasty =
        new RetryLoop.Pace(
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofNanos(1),
            Duration.ofMinutes(5));

    failure(new RetryingLanguageModel(model, new RetryLoop(hasty)));

    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void aProviderThatFailsFiveTimesInARowIsLeftAlone() {
    ScriptedLanguageModel model = ScriptedLanguageModel.failing(Kind.PROVIDER_FAILED);
    LanguageModel retrying = retrying(model);

    failure(retrying);
    failure(retrying);
    LlmFailure failure = failure(retrying);

    assertThat(failure.kind()).isEqualTo(Kind.OUT_OF_SERVICE);
    assertThat(failure)
        .hasMessage(
            "Not asked for 300 s, because it failed 5 times in a row:"
                + " The script says PROVIDER_FAILED");
    assertThat(model.prompts()).hasSize(5);
  }

  @Test
  void aWrongKeyIsToldEveryTime() {
    ScriptedLanguageModel model = ScriptedLanguageModel.failing(Kind.UNAUTHORISED);
    LanguageModel retrying = retrying(model);

    for (int i = 0; i < 10; i++) {
      assertThat(failure(retrying).kind()).isEqualTo(Kind.UNAUTHORISED);
    }
  }

  @Test
  void afterARestOneCallTriesTheProviderAndTheOthersFollow() {
    RetryLoop.Pace restless =
        new RetryLoop.Pace(
            Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ZERO);
    ScriptedLanguageModel model = ScriptedLanguageModel.failing(Kind.PROVIDER_FAILED);
    for (int i = 1; i < 6; i++) {
      model.thenFailing(Kind.PROVIDER_FAILED);
    }
    model.then("She led nine.");
    LanguageModel retrying = new RetryingLanguageModel(model, new RetryLoop(restless));

    failure(retrying);
    failure(retrying);

    assertThat(said(retrying)).isEqualTo("She led nine.");
    assertThat(said(retrying)).isEqualTo("She led nine.");
  }

  @Test
  void anInterruptEndsTheWait() {
    LanguageModel retrying =
        retrying(
            new Failing(busy(Duration.ofMillis(900))) {
              @Override
              public Reply reply(Prompt prompt, ReplyListener listener) {
                Thread.currentThread().interrupt();
                return super.reply(prompt, listener);
              }
            });

    assertThat(failure(retrying)).hasMessage("The program ends");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static LlmFailure busy(Duration wait) {
    return new LlmFailure(Kind.RATE_LIMITED, "busy", TokenUsage.NONE, wait, null);
  }

  private static LanguageModel retrying(LanguageModel model) {
    return new RetryingLanguageModel(model, new RetryLoop(QUICK));
  }

  private static String said(LanguageModel model) {
    return model.reply(TEXT, ReplyListener.NONE).text();
  }

  private static LlmFailure failure(LanguageModel model) {
    return catchThrowableOfType(LlmFailure.class, () -> said(model));
  }

  /** Fails with details that no script tells. */
  private static class Failing implements LanguageModel {
    private final LlmFailure failure;
    private final AtomicInteger calls = new AtomicInteger();

    Failing(LlmFailure failure) {
      this.failure = failure;
    }

    @Override
    public String model() {
      return "failing";
    }

    @Override
    public Reply reply(Prompt prompt, ReplyListener listener) {
      calls.incrementAndGet();
      throw failure;
    }
  }
}
