package io.aiprofile.application.usage;

import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.Budget;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Reserves tokens before a call and settles them after it, so that calls under way at the same time
 * cannot overshoot together. Counts per UTC day; what was spent before this program started, and by
 * other nodes, is read from the ledger, except per visitor. Thread-safe.
 */
@Singleton
public final class TokenBudget {
  /** Tokens that are held for one call; settling gives back what was not used. */
  public final class Reservation {
    private final List<Account> accounts;
    private final long tokens;

    private Reservation(List<Account> accounts, long tokens) {
      this.accounts = accounts;
      this.tokens = tokens;
    }

    /** Replaces what was held by what was used; called once. */
    public void settle(long used) {
      TokenBudget.this.settle(this, used);
    }
  }

  /** What is known to be used on an account today, and what calls under way hold of it. */
  private static final class Account {
    private long used;
    private long held;
    private Instant read = Instant.MIN;

    /** Other nodes spend too; what this one used counts even where it could not be written down. */
    void look(Instant now, LongSupplier inLedger) {
      if (read.isBefore(now.minus(MAX_AGE))) {
        used = Math.max(used, inLedger.getAsLong());
        read = now;
      }
    }

    boolean has(long tokens, long limit) {
      return used + held + tokens <= limit;
    }

    void settle(long reserved, long tokens) {
      held -= reserved;
      used += tokens;
    }
  }

  /** After so long the ledger is read again, for what other nodes spent. */
  private static final Duration MAX_AGE = Duration.ofSeconds(5);

  /** Visitors cost nothing to make up; beyond these the one seen first is forgotten. */
  private static final int MAX_VISITORS = 100_000;

  private final Budget budget;
  private final TokenLedger ledger;
  private final InstantSource clock;
  private final Map<Slug, Account> profiles = new HashMap<>();
  private final Map<VisitorId, Account> visitors =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<VisitorId, Account> eldest) {
          return size() > MAX_VISITORS;
        }
      };
  private Account platform = new Account();
  private LocalDate today = LocalDate.MIN;

  @Inject
  public TokenBudget(Budget budget, TokenLedger ledger, InstantSource clock) {
    this.budget = budget;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Holds tokens for one call, or is empty when that many are not left for today. */
  public synchronized Optional<Reservation> reserve(Payer payer, long tokens) {
    Instant now = clock.instant();
    LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
    begin(day);
    Account profile = profiles.computeIfAbsent(payer.slug(), unknown -> new Account());
    Optional<Account> visitor =
        payer.visitor().map(id -> visitors.computeIfAbsent(id, unknown -> new Account()));
    platform.look(now, () -> ledger.spent(day));
    profile.look(now, () -> ledger.spent(payer.slug(), day));
    boolean left =
        tokens <= budget.perTurn()
            && platform.has(tokens, budget.perPlatformPerDay())
            && profile.has(tokens, budget.perProfilePerDay())
            && visitor.filter(one -> !one.has(tokens, budget.perVisitorPerDay())).isEmpty();
    if (!left) {
      return Optional.empty();
    }
    List<Account> accounts = Stream.concat(Stream.of(platform, profile), visitor.stream()).toList();
    accounts.forEach(account -> account.held += tokens);
    return Optional.of(new Reservation(accounts, tokens));
  }

  private void begin(LocalDate day) {
    if (!day.equals(today)) {
      // A call that began yesterday settles with yesterday's accounts, which are no more.
      profiles.clear();
      visitors.clear();
      platform = new Account();
      today = day;
    }
  }

  private synchronized void settle(Reservation reservation, long used) {
    reservation.accounts.forEach(account -> account.settle(reservation.tokens, used));
  }
}
