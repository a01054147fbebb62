package io.aiprofile.application.usage;

import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.Prompt;
import io.aiprofile.application.port.llm.Reply;
import io.aiprofile.application.port.llm.ReplyListener;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import io.aiprofile.domain.usage.TokenUsage;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The language model on somebody's account: within the budget, and in the ledger. Thread-safe. */
public final class MeteredModel {
  private static final Logger LOG = LoggerFactory.getLogger(MeteredModel.class);

  private final LanguageModel model;
  private final TokenBudget budget;
  private final TokenLedger ledger;
  private final ModelHealth health;
  private final InstantSource clock;

  @Inject
  public MeteredModel(
      LanguageModel model,
      TokenBudget budget,
      TokenLedger ledger,
      ModelHealth health,
      InstantSource clock) {
    this.model = model;
    this.budget = budget;
    this.ledger = ledger;
    this.health = health;
    this.clock = clock;
  }

  /** Names the model. */
  public String name() {
    return model.model();
  }

  /**
   * As {@link LanguageModel#reply}.
   *
   * @throws LlmFailure as there, and with {@link LlmFailure.Kind#OVER_BUDGET} where nothing was
   *     asked
   */
  public Reply reply(Payer payer, Operation operation, Prompt prompt, ReplyListener listener) {
    TokenBudget.Reservation reserved = reserve(payer, prompt);
    TokenUsage used = TokenUsage.NONE;
    try {
      Reply reply = model.reply(prompt, listener);
      used = reply.usage();
      health.works();
      return reply;
    } catch (LlmFailure failure) {
      used = failure.usage();
      health.failed(failure);
      throw failure;
    } finally {
      reserved.settle(used.totalTokens());
      enter(payer, operation, used);
    }
  }

  /** Nobody is asked on an account that cannot be read. */
  private TokenBudget.Reservation reserve(Payer payer, Prompt prompt) {
    try {
      return budget
          .reserve(payer, Tokens.estimate(prompt) + prompt.maxTokens())
          .orElseThrow(
              () ->
                  new LlmFailure(
                      LlmFailure.Kind.OVER_BUDGET, "The tokens for today or this turn are used"));
    } catch (StorageFailure e) {
      throw new LlmFailure(
          LlmFailure.Kind.OUT_OF_SERVICE,
          "The token ledger cannot be read: " + e.getMessage(),
          TokenUsage.NONE,
          e);
    }
  }

  /** The answer was paid for whether or not it can be written down. */
  private void enter(Payer payer, Operation operation, TokenUsage used) {
    if (used.totalTokens() == 0) {
      return;
    }
    try {
      ledger.add(
          new LedgerEntry(
              clock.instant(),
              payer.slug(),
              operation,
              used.promptTokens(),
              used.completionTokens()));
    } catch (StorageFailure e) {
      LOG.error("{} tokens of {} are missing in the ledger", used.totalTokens(), payer.slug(), e);
    }
  }
}
