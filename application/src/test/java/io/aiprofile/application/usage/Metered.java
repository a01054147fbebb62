package io.aiprofile.application.usage;

import io.aiprofile.application.Fixtures;
import io.aiprofile.application.memory.InMemoryTokenLedger;
import io.aiprofile.application.port.llm.LanguageModel;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.Budget;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.util.List;

/** A model within the default budget, and the ledger that tells what it was asked for. */
public record Metered(MeteredModel model, InMemoryTokenLedger ledger) {

  public static Metered of(LanguageModel model) {
    InMemoryTokenLedger ledger = new InMemoryTokenLedger();
    TokenBudget budget = new TokenBudget(Budget.DEFAULT, ledger, () -> Fixtures.NOW);
    return new Metered(
        new MeteredModel(model, budget, ledger, new ModelHealth(), () -> Fixtures.NOW), ledger);
  }

  /** What a profile's calls were made for, the latest first. */
  public List<Operation> operations(Slug slug) {
    return ledger.recent(slug, 1_000).stream().map(LedgerEntry::operation).toList();
  }
}
