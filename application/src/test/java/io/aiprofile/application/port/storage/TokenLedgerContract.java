package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.LedgerEntry;
import io.aiprofile.domain.usage.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link TokenLedger} does. The test of an adapter implements it. */
public interface TokenLedgerContract {
  LocalDate TODAY = LocalDate.parse("2026-04-03");

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  TokenLedger ledger();

  private void add(Slug slug, String moment, long tokens) {
    ledger().add(new LedgerEntry(Instant.parse(moment), slug, Operation.QUERY, tokens, 0));
  }

  @Test
  default void nothingIsSpentAtFirst() {
    assertThat(ledger().spent(TODAY)).isZero();
    assertThat(ledger().spent(ASHA, TODAY)).isZero();
    assertThat(ledger().recent(ASHA, 9)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  default void anEntryIsFoundInEveryDetail(Operation operation) {
    LedgerEntry entry = new LedgerEntry(NOW, ASHA, operation, 500, 300);

    ledger().add(entry);

    assertThat(ledger().recent(ASHA, 9)).containsExactly(entry);
    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(800);
  }

  @Test
  default void theMomentIsKeptToTheMillisecond() {
    Instant precise = Instant.parse("2026-04-03T10:00:00.123987654Z");
    ledger().add(new LedgerEntry(precise, ASHA, Operation.INTENT, 1, 2));

    assertThat(ledger().recent(ASHA, 1))
        .containsExactly(
            new LedgerEntry(
                Instant.parse("2026-04-03T10:00:00.123Z"), ASHA, Operation.INTENT, 1, 2));
  }

  @Test
  default void entriesOfEqualDetailsCountEach() {
    for (int n = 0; n < 3; n++) {
      ledger().add(entry(ASHA, 5));
    }

    assertThat(ledger().recent(ASHA, 9))
        .containsExactly(entry(ASHA, 5), entry(ASHA, 5), entry(ASHA, 5));
    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(15);
  }

  @Test
  default void anEntryOfNoTokensIsAnEntry() {
    ledger().add(entry(ASHA, 0));

    assertThat(ledger().recent(ASHA, 9)).containsExactly(entry(ASHA, 0));
    assertThat(ledger().spent(TODAY)).isZero();
  }

  @Test
  default void moreTokensThanAnIntegerHoldsAreCounted() {
    ledger().add(entry(ASHA, 3_000_000_000L));
    ledger().add(entry(ASHA, 4_000_000_000L));

    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(7_000_000_000L);
    assertThat(ledger().spent(TODAY)).isEqualTo(7_000_000_000L);
  }

  @Test
  default void aDayIsADayInUtcToTheMillisecond() {
    add(ASHA, "2026-04-02T23:59:59.999Z", 1);
    add(ASHA, "2026-04-03T00:00:00Z", 10);
    add(ASHA, "2026-04-03T23:59:59.999999999Z", 100);
    add(ASHA, "2026-04-04T00:00:00.001Z", 1_000);

    assertThat(ledger().spent(ASHA, TODAY.minusDays(2))).isZero();
    assertThat(ledger().spent(ASHA, TODAY.minusDays(1))).isEqualTo(1);
    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(110);
    assertThat(ledger().spent(ASHA, TODAY.plusDays(1))).isEqualTo(1_000);
    assertThat(ledger().spent(TODAY)).isEqualTo(110);
  }

  @Test
  default void aProfileSpendsOnItsOwnAccountAndThePlatformOnAll() {
    ledger().add(entry(ASHA, 5));
    ledger().add(entry(ASHA_2, 70));
    ledger().add(entry(ASHA, 6));

    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(11);
    assertThat(ledger().spent(ASHA_2, TODAY)).isEqualTo(70);
    assertThat(ledger().spent(new Slug("asha"), TODAY)).isZero();
    assertThat(ledger().spent(TODAY)).isEqualTo(81);
    assertThat(ledger().recent(ASHA_2, 9)).containsExactly(entry(ASHA_2, 70));
    assertThat(ledger().recent(new Slug("asha"), 9)).isEmpty();
  }

  @Test
  default void whatIsSpentShowsAtOnceAlsoWhereItWasAskedBefore() {
    TokenLedger asked = ledger();
    for (int n = 1; n <= 5; n++) {
      assertThat(asked.spent(ASHA, TODAY)).isEqualTo(10L * (n - 1));
      (n % 2 == 0 ? asked : ledger()).add(entry(ASHA, 10));
      assertThat(asked.spent(ASHA, TODAY)).isEqualTo(10L * n);
      assertThat(asked.spent(TODAY)).isEqualTo(10L * n);
    }
  }

  @Test
  default void theLatestEntriesComeFirstAndNoMoreThanAskedFor() {
    for (int n = 0; n < 20; n++) {
      ledger().add(entry(n % 2 == 0 ? ASHA : ASHA_2, n));
    }

    assertThat(ledger().recent(ASHA, 3))
        .containsExactly(entry(ASHA, 18), entry(ASHA, 16), entry(ASHA, 14));
    assertThat(ledger().recent(ASHA, Integer.MAX_VALUE)).hasSize(10).endsWith(entry(ASHA, 0));
  }

  @Test
  default void concurrentAdditionsAreAllKept() {
    TokenLedger shared = ledger();
    List<Integer> adders = IntStream.range(0, 40).boxed().toList();

    Race.of(
        adders,
        adder -> {
          for (int n = 0; n < 25; n++) {
            (adder % 4 == 0 ? ledger() : shared).add(entry(adder % 2 == 0 ? ASHA : ASHA_2, adder));
            shared.spent(ASHA, TODAY);
          }
          return true;
        });

    for (TokenLedger found : List.of(shared, ledger())) {
      assertThat(found.spent(ASHA, TODAY)).isEqualTo(25 * 380);
      assertThat(found.spent(ASHA_2, TODAY)).isEqualTo(25 * 400);
      assertThat(found.spent(TODAY)).isEqualTo(25 * 780);
      assertThat(found.recent(ASHA, 9_999)).hasSize(500);
    }
  }

  @Test
  default void whatIsSpentNeverShrinksWhileItIsAddedTo() {
    TokenLedger shared = ledger();

    List<Boolean> grew =
        Race.of(
            List.of("add", "add", "ask", "ask"),
            role -> {
              long last = 0;
              boolean grows = true;
              for (int n = 0; n < 50; n++) {
                if (role.equals("add")) {
                  shared.add(entry(ASHA, 1));
                }
                long now = shared.spent(TODAY);
                grows &= now >= last && (!role.equals("add") || now > last);
                last = now;
              }
              return grows;
            });

    assertThat(grew).containsOnly(true);
    assertThat(ledger().spent(TODAY)).isEqualTo(100);
  }

  private static LedgerEntry entry(Slug slug, long tokens) {
    return new LedgerEntry(NOW, slug, Operation.QUERY, tokens, 0);
  }

  @Test
  default void everyEntryIsReadTheOldestFirstAndSomeCanBeSkipped() {
    for (int n = 0; n < 20; n++) {
      ledger().add(entry(n % 2 == 0 ? ASHA : ASHA_2, n));
    }

    assertThat(read(0)).extracting(LedgerEntry::totalTokens).first().isEqualTo(0L);
    assertThat(read(0)).hasSize(20);
    assertThat(read(17)).containsExactly(entry(ASHA_2, 17), entry(ASHA, 18), entry(ASHA_2, 19));
    assertThat(read(20)).isEmpty();
    assertThat(read(99)).isEmpty();
  }

  @Test
  default void manyEntriesCanBeAddedAtOnceAndKeepTheirOrder() {
    ledger().add(entry(ASHA, 1));
    ledger().addAll(List.of(entry(ASHA_2, 2), entry(ASHA, 3), entry(ASHA_2, 4)));
    ledger().addAll(List.of());

    assertThat(read(0)).extracting(LedgerEntry::totalTokens).containsExactly(1L, 2L, 3L, 4L);
    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(4);
    assertThat(ledger().spent(TODAY)).isEqualTo(10);
  }

  @Test
  default void whatAnErasedProfileSpentStaysOnNobodysAccount() {
    ledger().add(entry(ASHA, 5));
    ledger().add(entry(ASHA_2, 70));
    ledger().add(entry(ASHA, 6));
    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(11);

    ledger().erase(ASHA);
    ledger().erase(ASHA);
    ledger().erase(new Slug("never-there"));

    assertThat(ledger().spent(ASHA, TODAY)).isZero();
    assertThat(ledger().recent(ASHA, 9)).isEmpty();
    assertThat(ledger().spent(ASHA_2, TODAY)).isEqualTo(70);
    assertThat(ledger().spent(TODAY)).isEqualTo(81);
    assertThat(read(0))
        .containsExactly(entry(Slug.ERASED, 5), entry(ASHA_2, 70), entry(Slug.ERASED, 6));
  }

  @Test
  default void whoGetsAnErasedSlugStartsWithNothingSpent() {
    ledger().add(entry(ASHA, 5));
    ledger().erase(ASHA);

    ledger().add(entry(ASHA, 7));

    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(7);
    assertThat(ledger().recent(ASHA, 9)).containsExactly(entry(ASHA, 7));
    assertThat(ledger().spent(TODAY)).isEqualTo(12);
  }

  @Test
  default void additionsDuringAnErasureAreAllKept() {
    ledger().add(entry(ASHA_2, 1));

    Race.of(
        List.of("add", "erase", "add"),
        role -> {
          for (int n = 0; n < 10; n++) {
            if (role.equals("add")) {
              ledger().add(entry(ASHA, 1));
            } else {
              ledger().erase(ASHA_2);
            }
          }
          return true;
        });

    assertThat(ledger().spent(ASHA, TODAY)).isEqualTo(20);
    assertThat(ledger().spent(TODAY)).isEqualTo(21);
    assertThat(read(0)).hasSize(21);
  }

  private List<LedgerEntry> read(long skip) {
    List<LedgerEntry> entries = new ArrayList<>();
    ledger().read(skip, entries::add);
    return entries;
  }
}
