package io.aiprofile.application.usage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiprofile.application.memory.Broken;
import io.aiprofile.application.memory.InMemoryTokenLedger;
import io.aiprofile.application.port.storage.Race;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.application.usage.TokenBudget.Reservation;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.Budget;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {
  private static final long PLENTY = 1_000_000;
  private static final Instant NOON = Instant.parse("2026-04-03T12:00:00Z");
  private static final Payer OWNER = Payer.of(ASHA);
  private static final Payer OTHER_OWNER = Payer.of(ASHA_2);
  private static final Payer VISITOR = new Payer(ASHA, Optional.of(visitor(1)));
  private static final Payer OTHER_VISITOR = new Payer(ASHA, Optional.of(visitor(2)));

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final TokenLedger ledger = new InMemoryTokenLedger();

  @Test
  void aTurnMayTakeItsLimitAndNotOneMore() {
    TokenBudget budget = budget(new Budget(100, PLENTY, PLENTY, PLENTY));

    assertThat(budget.reserve(VISITOR, 101)).isEmpty();
    assertThat(budget.reserve(OWNER, 101)).isEmpty();
    assertThat(budget.reserve(VISITOR, 100)).isPresent();
    assertThat(budget.reserve(VISITOR, 100)).as("the next turn").isPresent();
  }

  @Test
  void aVisitorMayTakeTheDaysLimitAndOthersTheirs() {
    TokenBudget budget = budget(new Budget(PLENTY, 100, PLENTY, PLENTY));

    assertThat(budget.reserve(VISITOR, 100)).isPresent();

    assertThat(budget.reserve(VISITOR, 1)).isEmpty();
    assertThat(budget.reserve(OTHER_VISITOR, 100)).isPresent();
    assertThat(budget.reserve(OWNER, 100)).as("no visitor").isPresent();
  }

  @Test
  void aVisitorHasOneLimitAtAllProfilesTogether() {
    TokenBudget budget = budget(new Budget(PLENTY, 100, PLENTY, PLENTY));
    Payer elsewhere = new Payer(ASHA_2, Optional.of(visitor(1)));

    assertThat(budget.reserve(VISITOR, 60)).isPresent();

    assertThat(budget.reserve(elsewhere, 41)).isEmpty();
    assertThat(budget.reserve(elsewhere, 40)).isPresent();
  }

  @Test
  void aProfileMayTakeTheDaysLimitWithAllItsVisitorsAndOthersTheirs() {
    TokenBudget budget = budget(new Budget(PLENTY, PLENTY, 100, PLENTY));

    assertThat(budget.reserve(VISITOR, 40)).isPresent();
    assertThat(budget.reserve(OTHER_VISITOR, 40)).isPresent();
    assertThat(budget.reserve(OWNER, 20)).isPresent();

    assertThat(budget.reserve(OWNER, 1)).isEmpty();
    assertThat(budget.reserve(VISITOR, 1)).isEmpty();
    assertThat(budget.reserve(OTHER_OWNER, 100)).isPresent();
  }

  @Test
  void thePlatformMayTakeTheDaysLimitWithAllItsProfiles() {
    TokenBudget budget = budget(new Budget(PLENTY, PLENTY, PLENTY, 100));

    assertThat(budget.reserve(OWNER, 60)).isPresent();
    assertThat(budget.reserve(OTHER_OWNER, 41)).isEmpty();
    assertThat(budget.reserve(OTHER_OWNER, 40)).isPresent();

    assertThat(budget.reserve(OWNER, 1)).isEmpty();
  }

  @Test
  void whatIsRefusedIsHeldNowhere() {
    TokenBudget budget = budget(new Budget(PLENTY, 100, 150, 200));

    assertThat(budget.reserve(VISITOR, 101)).isEmpty();
    assertThat(budget.reserve(OWNER, 151)).isEmpty();

    assertThat(budget.reserve(VISITOR, 100)).isPresent();
    assertThat(budget.reserve(OWNER, 50)).isPresent();
    assertThat(budget.reserve(OTHER_OWNER, 50)).isPresent();
  }

  @Test
  void settlingGivesBackWhatWasNotUsed() {
    TokenBudget budget = budget(new Budget(PLENTY, 100, 100, 100));
    Reservation held = budget.reserve(VISITOR, 100).orElseThrow();
    assertThat(budget.reserve(VISITOR, 1)).isEmpty();

    held.settle(30);

    assertThat(budget.reserve(VISITOR, 71)).isEmpty();
    assertThat(budget.reserve(VISITOR, 70)).isPresent();
  }

  @Test
  void whatUsedNothingIsGivenBackWhole() {
    TokenBudget budget = budget(new Budget(PLENTY, 100, 100, 100));

    budget.reserve(VISITOR, 100).orElseThrow().settle(0);

    assertThat(budget.reserve(VISITOR, 100)).isPresent();
  }

  @Test
  void whatUsedMoreThanWasHeldCountsInFull() {
    TokenBudget budget = budget(new Budget(PLENTY, 100, 100, 100));

    budget.reserve(VISITOR, 10).orElseThrow().settle(95);

    assertThat(budget.reserve(VISITOR, 6)).isEmpty();
    assertThat(budget.reserve(VISITOR, 5)).isPresent();
  }

  @Test
  void fiftyAtOnceAtTheLimitNeverOvershoot() {
    for (Budget limit :
        List.of(
            new Budget(10, 170, PLENTY, PLENTY),
            new Budget(10, PLENTY, 170, PLENTY),
            new Budget(10, PLENTY, PLENTY, 170))) {
      TokenBudget budget = budget(limit);

      List<Boolean> held =
          Race.of(Collections.nCopies(50, VISITOR), payer -> budget.reserve(payer, 10).isPresent());

      assertThat(Collections.frequency(held, true)).as("%s", limit).isEqualTo(17);
    }
  }

  @Test
  void fiftyAtOnceThatSettleLeaveExactlyWhatTheyUsed() {
    TokenBudget budget = budget(new Budget(100, 5_000, PLENTY, PLENTY));

    Race.of(
        Collections.nCopies(50, VISITOR),
        payer -> {
          budget.reserve(payer, 100).orElseThrow().settle(60);
          return true;
        });
    for (int n = 0; n < 20; n++) {
      assertThat(budget.reserve(VISITOR, 100)).isPresent();
    }

    assertThat(budget.reserve(VISITOR, 1)).isEmpty();
  }

  @Test
  void whatWasSpentBeforeTheStartCountsForProfileAndPlatform() {
    spend(ASHA, NOON.minusSeconds(60), 70);
    spend(ASHA_2, NOON.minusSeconds(60), 20);

    assertThat(budget(new Budget(PLENTY, PLENTY, 100, PLENTY)).reserve(OWNER, 31)).isEmpty();
    assertThat(budget(new Budget(PLENTY, PLENTY, 100, PLENTY)).reserve(OWNER, 30)).isPresent();
    assertThat(budget(new Budget(PLENTY, PLENTY, PLENTY, 100)).reserve(OWNER, 11)).isEmpty();
    assertThat(budget(new Budget(PLENTY, PLENTY, PLENTY, 100)).reserve(OWNER, 10)).isPresent();
  }

  @Test
  void whatWasSpentYesterdayDoesNotCount() {
    spend(ASHA, Instant.parse("2026-04-02T23:59:59.999Z"), 100);

    assertThat(budget(new Budget(PLENTY, 100, 100, 100)).reserve(VISITOR, 100)).isPresent();
  }

  @Test
  void anotherDayBeginsAtMidnightInUtc() {
    TokenBudget budget = budget(new Budget(PLENTY, 100, 100, 100));
    now.set(Instant.parse("2026-04-03T23:59:59.999Z"));
    assertThat(budget.reserve(VISITOR, 100)).isPresent();
    assertThat(budget.reserve(VISITOR, 1)).isEmpty();

    now.set(Instant.parse("2026-04-04T00:00:00Z"));

    assertThat(budget.reserve(VISITOR, 100)).isPresent();
    assertThat(budget.reserve(VISITOR, 1)).isEmpty();
  }

  @Test
  void whatIsSettledAfterMidnightChangesNothingOfTheNewDay() {
    TokenBudget budget = budget(new Budget(PLENTY, 100, 100, 100));
    Reservation yesterdays = budget.reserve(VISITOR, 100).orElseThrow();
    now.set(Instant.parse("2026-04-04T00:00:01Z"));
    assertThat(budget.reserve(VISITOR, 50)).isPresent();

    yesterdays.settle(0);

    assertThat(budget.reserve(VISITOR, 51)).isEmpty();
    assertThat(budget.reserve(VISITOR, 50)).isPresent();
  }

  @Test
  void whatWasSpentTodayIsFoundAgainAfterARestart() {
    TokenBudget before = budget(new Budget(PLENTY, PLENTY, 100, PLENTY));
    before.reserve(OWNER, 80).orElseThrow().settle(60);
    spend(ASHA, NOON, 60);

    TokenBudget after = budget(new Budget(PLENTY, PLENTY, 100, PLENTY));

    assertThat(after.reserve(OWNER, 41)).isEmpty();
    assertThat(after.reserve(OWNER, 40)).isPresent();
  }

  @Test
  void whatAnotherNodeSpendsCountsAfterSomeSeconds() {
    TokenBudget here = budget(new Budget(PLENTY, PLENTY, 100, PLENTY));
    here.reserve(OWNER, 10).orElseThrow().settle(10);
    spend(ASHA, now.get(), 10);

    spend(ASHA, now.get(), 60);
    now.set(now.get().plusSeconds(6));

    assertThat(here.reserve(OWNER, 31)).isEmpty();
    assertThat(here.reserve(OWNER, 30)).isPresent();
  }

  @Test
  void whatCouldNotBeWrittenDownCountsAllTheSame() {
    TokenBudget here = budget(new Budget(PLENTY, PLENTY, 100, PLENTY));
    here.reserve(OWNER, 90).orElseThrow().settle(90);

    now.set(now.get().plusSeconds(6));

    assertThat(here.reserve(OWNER, 11)).isEmpty();
  }

  @Test
  void anUnreadableLedgerIsNoLicence() {
    TokenLedger broken = Broken.at(TokenLedger.class, ledger, "add", "spent");
    TokenBudget budget = new TokenBudget(Budget.DEFAULT, broken, now::get);

    for (int n = 0; n < 2; n++) {
      assertThatExceptionOfType(StorageFailure.class).isThrownBy(() -> budget.reserve(OWNER, 1));
    }
  }

  private TokenBudget budget(Budget limits) {
    return new TokenBudget(limits, ledger, now::get);
  }

  private void spend(Slug slug, Instant at, long tokens) {
    ledger.add(new LedgerEntry(at, slug, Operation.QUERY, tokens, 0));
  }
}
