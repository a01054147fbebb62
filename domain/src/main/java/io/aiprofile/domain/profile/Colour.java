package io.aiprofile.domain.profile;

import java.util.Optional;
import java.util.regex.Pattern;

/** A colour of the sRGB space; each channel is 0 to 255. */
public record Colour(int red, int green, int blue) {
  private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})");

  public Colour {
    if (Math.min(red, Math.min(green, blue)) < 0 || Math.max(red, Math.max(green, blue)) > 255) {
      throw new IllegalArgumentException("A channel is a number from 0 to 255");
    }
  }

  /** The colour written as {@code #1a2b3c} or {@code #abc}; empty for any other text. */
  public static Optional<Colour> parse(String written) {
    String trimmed = written.strip();
    if (!HEX.matcher(trimmed).matches()) {
      return Optional.empty();
    }
    String digits = trimmed.substring(1);
    String six = digits.length() == 6 ? digits : digits.replaceAll("\\w", "$0$0");
    int rgb = Integer.parseInt(six, 16);
    return Optional.of(new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff));
  }

  /** As style sheets write it: {@code #1a2b3c}. */
  public String hex() {
    return "#%06x".formatted(red << 16 | green << 8 | blue);
  }

  /** Relative luminance as WCAG 2.2 defines it: 0 for black, 1 for white. */
  public double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  /** A channel by amount of light, 0 to 1 (IEC 61966-2-1). */
  static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** The channel nearest to an amount of light. */
  static int channel(double linear) {
    double share = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.clamp(share, 0.0, 1.0));
  }

  @Override
  public String toString() {
    return hex();
  }
}
