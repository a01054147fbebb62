package io.aiprofile.domain.profile;

/** How well colours can be told apart, as WCAG 2.2 measures it. */
public final class Contrast {
  /** Running text on its background: success criterion 1.4.3, level AA. */
  public static final double TEXT = 4.5;

  /** A control and its sign: success criterion 1.4.11, level AA. */
  public static final double CONTROL = 3;

  private static final double STEP = 0.005;

  private Contrast() {}

  /** The ratio, 1 for the same colour to 21 for black and white; the order does not matter. */
  public static double ratio(Colour one, Colour other) {
    double first = one.luminance() + 0.05;
    double second = other.luminance() + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  /**
   * The colour, or else the one of its hue and the nearest lightness that reaches a ratio on a
   * ground. Black or white reaches 4.58 on any ground, so that there is always one.
   *
   * @param least 1 to 4.5
   */
  public static Colour reached(Colour colour, Colour ground, double least) {
    if (ratio(colour, ground) >= least) {
      return colour;
    }
    Oklch start = Oklch.of(colour);
    double outwards = start.lightness() >= Oklch.of(ground).lightness() ? STEP : -STEP;
    for (int i = 1; i * STEP <= 1 + STEP; i++) {
      for (double step : new double[] {i * outwards, -i * outwards}) {
        Colour moved = start.withLightness(start.lightness() + step).toColour();
        if (ratio(moved, ground) >= least) {
          return moved;
        }
      }
    }
    throw new IllegalArgumentException("No colour reaches a contrast of " + least);
  }
}
