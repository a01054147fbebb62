package io.aiprofile.adapters.vector.text;

import java.time.Duration;

/**
 * What reading documents may cost.
 *
 * @param deadline for one document, from the moment a worker has it
 * @param maxWorkers child processes at a time, each reading one document
 * @param maxWaiting callers that may wait for a worker; further ones are turned away
 * @param idleAfter a worker that had nothing to do for so long is closed
 * @param heapMegabytes of each worker; the process takes about 70 MB more
 */
public record ExtractionLimits(
    Duration deadline, int maxWorkers, int maxWaiting, Duration idleAfter, int heapMegabytes) {

  /** A 200-page PDF takes about two seconds and 60 MB of heap on one core. */
  public static final ExtractionLimits DEFAULT =
      new ExtractionLimits(Duration.ofSeconds(20), 2, 64, Duration.ofSeconds(30), 192);

  public ExtractionLimits {
    if (deadline.isNegative() || deadline.isZero() || idleAfter.isNegative()) {
      throw new IllegalArgumentException("Durations are positive");
    }
    if (maxWorkers < 1 || maxWaiting < 0 || heapMegabytes < 16) {
      throw new IllegalArgumentException("At least one worker of at least 16 MB");
    }
  }
}
