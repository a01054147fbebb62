package io.aiprofile.application.usage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.NOW;
import static io.aiprofile.application.Fixtures.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.memory.Broken;
import io.aiprofile.application.memory.InMemoryTokenLedger;
import io.aiprofile.application.memory.ScriptedLanguageModel;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Prompt.Message;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.llm.Script;
import io.aiprofile.application.port.storage.Race;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.domain.usage.Budget;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeteredModelTest {
  private static final Payer PAYER = new Payer(ASHA, Optional.of(visitor(1)));
  private static final Prompt PROMPT =
      Prompt.text(List.of(new Message.User("What did she lead?")), 0, 100);

  /** The prompt's five tokens and four for its form, and the longest reply. */
  private static final long RESERVED = 109;

  private static final long PLENTY = 1_000_000;

  private final TokenLedger ledger = new InMemoryTokenLedger();
  private final ModelHealth health = new ModelHealth();

  @Test
  void aReplyIsPassedOnAndEnteredAsTheProviderCounts() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.following(Script.saying("She led nine.").count(500, 300));

    Reply reply = ask(metered(model, Budget.DEFAULT));

    assertThat(reply.text()).isEqualTo("She led nine.");
    assertThat(model.prompts()).containsExactly(PROMPT);
    assertThat(ledger.recent(ASHA, 9))
        .containsExactly(new LedgerEntry(NOW, ASHA, Operation.QUERY, 500, 300));
    assertThat(metered(model, Budget.DEFAULT).name()).isEqualTo("scripted");
  }

  @Test
  void theListenerHearsTheModelAndCanEndIt() {
    MeteredModel metered = metered(ScriptedLanguageModel.saying("one two three"), Budget.DEFAULT);
    StringBuilder heard = new StringBuilder();

    Reply reply =
        metered.reply(
            PAYER,
            Operation.QUERY,
            PROMPT,
            piece -> {
              heard.append(piece);
              return false;
            });

    assertThat(heard).hasToString("one ");
    assertThat(reply.finish()).isEqualTo(Reply.Finish.CANCELLED);
    assertThat(ledger.recent(ASHA, 9)).hasSize(1);
  }

  @Test
  void whatTheBudgetDoesNotHoldIsNotAsked() {
    ScriptedLanguageModel model = ScriptedLanguageModel.saying("Nine.");
    MeteredModel metered = metered(model, new Budget(RESERVED - 1, PLENTY, PLENTY, PLENTY));

    assertThatExceptionOfType(LlmFailure.class)
        .isThrownBy(() -> ask(metered))
        .matches(failure -> failure.kind() == Kind.OVER_BUDGET && !failure.isRetryable());

    assertThat(model.prompts()).isEmpty();
    assertThat(ledger.recent(ASHA, 9)).isEmpty();
    assertThat(health.problem()).as("the model's fault").isEmpty();
  }

  @Test
  void theLastTokensOfABudgetCanBeUsed() {
    MeteredModel metered =
        metered(
            ScriptedLanguageModel.following(Script.saying("Nine.").count(9, 1)),
            new Budget(RESERVED, PLENTY, RESERVED, PLENTY));

    assertThat(ask(metered).text()).isEqualTo("Nine.");
    assertThatExceptionOfType(LlmFailure.class).isThrownBy(() -> ask(metered));
  }

  @Test
  void whatWasReservedAndNotUsedIsLeftForTheNext() {
    MeteredModel metered =
        metered(
            ScriptedLanguageModel.following(Script.saying("Nine.").count(9, 1)),
            new Budget(RESERVED, PLENTY, RESERVED + 90, PLENTY));

    for (int n = 0; n < 10; n++) {
      assertThat(ask(metered).text()).isEqualTo("Nine.");
    }

    assertThatExceptionOfType(LlmFailure.class).isThrownBy(() -> ask(metered));
    assertThat(ledger.spent(ASHA, LocalDate.parse("2026-04-03"))).isEqualTo(100);
  }

  @Test
  void aFailureWithoutUseCostsNothing() {
    MeteredModel metered =
        metered(
            ScriptedLanguageModel.failing(Kind.UNREACHABLE).then("Nine."),
            new Budget(RESERVED, PLENTY, RESERVED, PLENTY));

    assertThatExceptionOfType(LlmFailure.class)
        .isThrownBy(() -> ask(metered))
        .matches(failure -> failure.kind() == Kind.UNREACHABLE);

    assertThat(ledger.recent(ASHA, 9)).isEmpty();
    assertThat(ask(metered).text()).isEqualTo("Nine.");
  }

  @Test
  void whatWasUsedBeforeAFailureIsEnteredAndSettled() {
    MeteredModel metered =
        metered(
            ScriptedLanguageModel.following(
                Script.saying("She led").count(50, 20).fail(Kind.BROKEN_OFF)),
            new Budget(RESERVED, PLENTY, RESERVED, PLENTY));

    assertThatExceptionOfType(LlmFailure.class).isThrownBy(() -> ask(metered));

    assertThat(ledger.recent(ASHA, 9))
        .containsExactly(new LedgerEntry(NOW, ASHA, Operation.QUERY, 50, 20));
    assertThatExceptionOfType(LlmFailure.class)
        .isThrownBy(() -> ask(metered))
        .matches(failure -> failure.kind() == Kind.OVER_BUDGET);
  }

  @Test
  void anAnswerIsGivenAlsoWhenItCannotBeWrittenDown() {
    TokenLedger broken = Broken.at(TokenLedger.class, ledger, "add");
    MeteredModel metered =
        new MeteredModel(
            ScriptedLanguageModel.saying("Nine."),
            new TokenBudget(Budget.DEFAULT, broken, () -> NOW),
            broken,
            health,
            () -> NOW);

    assertThat(ask(metered).text()).isEqualTo("Nine.");
    assertThat(ledger.recent(ASHA, 9)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void everyOperationIsEnteredUnderItsName(Operation operation) {
    MeteredModel metered = metered(ScriptedLanguageModel.saying("Nine."), Budget.DEFAULT);

    metered.reply(Payer.of(ASHA), operation, PROMPT, ReplyListener.NONE);

    assertThat(ledger.recent(ASHA, 9))
        .extracting(LedgerEntry::operation)
        .containsExactly(operation);
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "OVER_BUDGET", mode = EnumSource.Mode.EXCLUDE)
  void aProblemOfTheModelIsKnownUntilItWorksAgain(Kind kind) {
    MeteredModel metered =
        metered(ScriptedLanguageModel.failing(kind).then("Nine."), Budget.DEFAULT);
    assertThatExceptionOfType(LlmFailure.class).isThrownBy(() -> ask(metered));
    assertThat(health.problem()).contains("The script says " + kind);

    ask(metered);

    assertThat(health.problem()).isEmpty();
  }

  @Test
  void fiftyTurnsAtTheLimitDoNotOvershoot() {
    ScriptedLanguageModel model =
        ScriptedLanguageModel.following(Script.saying("Nine.").count(9, 100));
    MeteredModel metered = metered(model, new Budget(RESERVED, PLENTY, 20 * RESERVED, PLENTY));

    List<Boolean> answered =
        Race.of(
            Collections.nCopies(50, PAYER),
            payer -> {
              try {
                ask(metered);
                return true;
              } catch (LlmFailure e) {
                return false;
              }
            });

    assertThat(Collections.frequency(answered, true)).isEqualTo(20);
    assertThat(model.prompts()).hasSize(20);
    assertThat(ledger.spent(ASHA, LocalDate.parse("2026-04-03"))).isEqualTo(20 * RESERVED);
  }

  private MeteredModel metered(ScriptedLanguageModel model, Budget limits) {
    return new MeteredModel(
        model, new TokenBudget(limits, ledger, () -> NOW), ledger, health, () -> NOW);
  }

  private static Reply ask(MeteredModel metered) {
    return metered.reply(PAYER, Operation.QUERY, PROMPT, ReplyListener.NONE);
  }
}
