package io.aiprofile.domain.profile;

/**
 * A colour as the eye orders it: in OKLCH (Björn Ottosson, 2020; CSS Color 4) lightness can move
 * while the hue stays what people call the same.
 *
 * @param lightness 0 for black to 1 for white
 * @param chroma 0 for grey; sRGB has none above 0.33
 * @param hue in degrees, 0 to 360; tells nothing where there is no chroma
 */
public record Oklch(double lightness, double chroma, double hue) {
  /** How far outside of sRGB is still within it but for the arithmetic. */
  private static final double ROUNDING = 0.00002;

  /** Halvings of the chroma's range: finer than one step of a channel. */
  private static final int HALVINGS = 16;

  public static Oklch of(Colour colour) {
    double red = Colour.linear(colour.red());
    double green = Colour.linear(colour.green());
    double blue = Colour.linear(colour.blue());
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return new Oklch(
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        Math.hypot(a, b),
        degrees < 0 ? degrees + 360 : degrees);
  }

  /** The same hue and chroma at another lightness, which is brought within 0 to 1. */
  public Oklch withLightness(double other) {
    return new Oklch(Math.clamp(other, 0.0, 1.0), chroma, hue);
  }

  /** The colour that screens show; where sRGB has none that strong, one with less chroma. */
  public Colour toColour() {
    if (inGamut(light(chroma))) {
      return colour(light(chroma));
    }
    double shown = 0;
    double lost = chroma;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (shown + lost) / 2;
      if (inGamut(light(middle))) {
        shown = middle;
      } else {
        lost = middle;
      }
    }
    return colour(light(shown));
  }

  /** Red, green and blue light at a chroma; below 0 or above 1 where sRGB ends. */
  private double[] light(double chroma) {
    double a = chroma * Math.cos(Math.toRadians(hue));
    double b = chroma * Math.sin(Math.toRadians(hue));
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static boolean inGamut(double[] light) {
    for (double channel : light) {
      if (channel < -ROUNDING || channel > 1 + ROUNDING) {
        return false;
      }
    }
    return true;
  }

  private static Colour colour(double[] light) {
    return new Colour(Colour.channel(light[0]), Colour.channel(light[1]), Colour.channel(light[2]));
  }
}
