package io.aiprofile.adapters.llm;

import java.time.Duration;
import java.util.Optional;

/** Watches the clock over one attempt. Used by one thread, begins when it is made. */
final class Vigil {
  /** What an attempt was too slow to do, as a verb of who was slow, and in what time. */
  record Missed(String deed, Duration deadline) {}

  /** How often a listener is asked whether it still waits; it must be heard within a second. */
  private static final long GLANCE_NS = Duration.ofMillis(100).toNanos();

  /** What comes after the reason for the end is the bill and the end itself, at once. */
  private static final long AFTERMATH_NS = Duration.ofSeconds(1).toNanos();

  private final Deadlines deadlines;
  private final long startNs = System.nanoTime();
  private long partNs = startNs;
  private long glanceNs = startNs;
  private boolean began;
  private boolean finished;

  Vigil(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /**
   * A part of the reply came, and the listener has taken it.
   *
   * @param last whether the provider told the end
   */
  void partTaken(boolean last) {
    began = true;
    finished |= last;
    partNs = System.nanoTime();
    glanceNs = partNs;
  }

  /** Whether the listener was not asked for a while; it then is. */
  boolean glances() {
    long nowNs = System.nanoTime();
    if (nowNs - glanceNs < GLANCE_NS) {
      return false;
    }
    glanceNs = nowNs;
    return true;
  }

  /** How long nothing needs to be looked at. */
  long restNs() {
    long nowNs = System.nanoTime();
    if (finished) {
      return Math.max(0, AFTERMATH_NS - (nowNs - partNs));
    }
    long partLeftNs = partDeadline().toNanos() - (nowNs - partNs);
    long totalLeftNs = deadlines.total().toNanos() - (nowNs - startNs);
    long glanceLeftNs = GLANCE_NS - (nowNs - glanceNs);
    return Math.max(0, Math.min(glanceLeftNs, Math.min(partLeftNs, totalLeftNs)));
  }

  Optional<Missed> missed() {
    long nowNs = System.nanoTime();
    if (nowNs - startNs >= deadlines.total().toNanos()) {
      return Optional.of(new Missed("end its reply", deadlines.total()));
    }
    if (nowNs - partNs >= partDeadline().toNanos()) {
      return Optional.of(new Missed(began ? "go on" : "begin to reply", partDeadline()));
    }
    return Optional.empty();
  }

  private Duration partDeadline() {
    return began ? deadlines.idle() : deadlines.firstPiece();
  }
}
