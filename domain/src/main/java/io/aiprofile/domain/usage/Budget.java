package io.aiprofile.domain.usage;

/**
 * How many tokens may be used, each at least 1: in one turn, and in one UTC day by one visitor, by
 * one profile, and by the whole platform.
 */
public record Budget(
    long perTurn, long perVisitorPerDay, long perProfilePerDay, long perPlatformPerDay) {
  /** A turn takes about 1,000; a visitor then has 100, a profile 1,000 and a platform 10,000. */
  public static final Budget DEFAULT = new Budget(8_000, 100_000, 1_000_000, 10_000_000);

  public Budget {
    if (Math.min(Math.min(perTurn, perVisitorPerDay), Math.min(perProfilePerDay, perPlatformPerDay))
        < 1) {
      throw new IllegalArgumentException("A budget is at least one token");
    }
  }
}
