package io.aiprofile.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** How long runs of the same thing took, in milliseconds, shortest first. */
final class Timings {
  private final double[] sortedMs;

  private Timings(double[] sortedMs) {
    this.sortedMs = sortedMs;
  }

  /**
   * Runs one after another.
   *
   * @param run is told its number, from 0
   */
  static Timings of(int runs, IntConsumer run) {
    return alternating(runs, run).getFirst();
  }

  /** Runs several things in turn, so that whatever else the machine does slows all of them. */
  static List<Timings> alternating(int runs, IntConsumer... things) {
    double[][] tookMs = new double[things.length][runs];
    for (int i = 0; i < runs; i++) {
      for (int thing = 0; thing < things.length; thing++) {
        long start = System.nanoTime();
        things[thing].accept(i);
        tookMs[thing][i] = (System.nanoTime() - start) / 1e6;
      }
    }
    return Arrays.stream(tookMs)
        .map(
            took -> {
              Arrays.sort(took);
              return new Timings(took);
            })
        .toList();
  }

  double medianMs() {
    return percentileMs(50);
  }

  /** The shortest time that so many percent of the runs did not exceed. */
  double percentileMs(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sortedMs.length);
    return sortedMs[Math.max(0, rank - 1)];
  }
}
