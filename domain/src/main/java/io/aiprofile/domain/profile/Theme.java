package io.aiprofile.domain.profile;

/**
 * The colours of a profile's page. One that cannot be read does not construct.
 *
 * @param bg behind everything
 * @param titleColor of titles on the background
 * @param bodyColor of running text on the background
 * @param navColor of the signs on the buttons that turn the slides
 */
public record Theme(Colour bg, Colour titleColor, Colour bodyColor, Colour navColor) {
  /** Enough for a button to be seen as a surface of its own, too little to draw the eye. */
  private static final double BUTTON_STEP = 0.07;

  /** Darker surfaces cannot be told from black. */
  private static final double DARKEST_BUTTON = 0.22;

  public Theme {
    if (Contrast.ratio(titleColor, bg) < Contrast.TEXT
        || Contrast.ratio(bodyColor, bg) < Contrast.TEXT
        || Contrast.ratio(navColor, button(bg)) < Contrast.CONTROL) {
      throw new IllegalArgumentException("The colours of a theme can be told apart");
    }
  }

  /**
   * The theme of these colours, each moved in lightness only, and only as far as it must be to be
   * read on the background, which stays.
   */
  public static Theme readable(Colour bg, Colour title, Colour body, Colour nav) {
    return new Theme(
        bg,
        Contrast.reached(title, bg, Contrast.TEXT),
        Contrast.reached(body, bg, Contrast.TEXT),
        Contrast.reached(nav, button(bg), Contrast.CONTROL));
  }

  /**
   * What the buttons are filled with: the background, somewhat darker where it is light and
   * somewhat lighter where it is dark.
   */
  public Colour button() {
    return button(bg);
  }

  private static Colour button(Colour bg) {
    Oklch ground = Oklch.of(bg);
    double lightness =
        ground.lightness() > 0.5
            ? ground.lightness() - BUTTON_STEP
            : Math.max(DARKEST_BUTTON, ground.lightness() + BUTTON_STEP);
    return ground.withLightness(lightness).toColour();
  }
}
