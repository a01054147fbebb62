package io.aiprofile.application.usage;

import io.aiprofile.application.port.storage.TokenLedger;
import io.aiprofile.domain.chat.VisitorId;
import io.aiprofile.domain.profile.Slug;
import io.aiprofile.domain.usage.Budget;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reserves tokens before a call and settles them after it, so that calls under way at the same time
 * cannot overshoot together. Counts per UTC day; what was spent before this program started is read
 * from the ledger, except per visitor. Thread-safe.
 */
@Singleton
public final class TokenBudget {
  /** Tokens that are held for one call; settling gives back what was not used. */
  public final class Reservation {
    private final Payer payer;
    private final LocalDate day;
    private final long tokens;

    private Reservation(Payer payer, LocalDate day, long tokens) {
      this.payer = payer;
      this.day = day;
      this.tokens = tokens;
    }

    /** Replaces what was held by what was used; called once. */
    public void settle(long used) {
      add(payer, day, used - tokens);
    }
  }

  private final Budget budget;
  private final TokenLedger ledger;
  private final InstantSource clock;
  private final Map<Slug, Long> profiles = new HashMap<>();
  private final Map<VisitorId, Long> visitors = new HashMap<>();
  private LocalDate today = LocalDate.MIN;
  private long platform;

  @Inject
  public TokenBudget(Budget budget, TokenLedger ledger, InstantSource clock) {
    this.budget = budget;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Holds tokens for one call, or is empty when that many are not left for today. */
  public synchronized Optional<Reservation> reserve(Payer payer, long tokens) {
    LocalDate day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    begin(day);
    boolean left =
        tokens <= budget.perTurn()
            && platform + tokens <= budget.perPlatformPerDay()
            && spent(payer.slug()) + tokens <= budget.perProfilePerDay()
            && payer.visitor().map(id -> spent(id) + tokens).orElse(0L)
                <= budget.perVisitorPerDay();
    if (!left) {
      return Optional.empty();
    }
    add(payer, day, tokens);
    return Optional.of(new Reservation(payer, day, tokens));
  }

  private void begin(LocalDate day) {
    if (!day.equals(today)) {
      profiles.clear();
      visitors.clear();
      platform = ledger.spent(day);
      today = day;
    }
  }

  private long spent(Slug slug) {
    return profiles.computeIfAbsent(slug, unknown -> ledger.spent(unknown, today));
  }

  private long spent(VisitorId visitor) {
    return visitors.getOrDefault(visitor, 0L);
  }

  /** A call that began yesterday was reserved from yesterday's budget, which is no more. */
  private synchronized void add(Payer payer, LocalDate day, long tokens) {
    if (day.equals(today)) {
      platform += tokens;
      profiles.merge(payer.slug(), tokens, Long::sum);
      payer.visitor().ifPresent(visitor -> visitors.merge(visitor, tokens, Long::sum));
    }
  }
}
