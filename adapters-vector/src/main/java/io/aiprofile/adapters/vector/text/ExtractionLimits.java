package io.aiprofile.adapters.vector.text;

import java.time.Duration;

/**
 * What reading documents may cost.
 *
 * @param deadline for one document, from the moment a worker has it
 * @param maxWorkers child processes at a time, each reading one document
 * @param maxWaiting callers that may wait for a worker; further ones are turned away
 * @param idleAfter a worker that had nothing to do for so long is closed
 * @param heapMegabytes of each worker, most of it only touched by large documents; the process
 *     takes about 60 MB more
 */
public record ExtractionLimits(
    Duration deadline, int maxWorkers, int maxWaiting, Duration idleAfter, int heapMegabytes) {

  /** Five pages of PDF take 0.05 s of processor time, the 200 densest pages three seconds. */
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
