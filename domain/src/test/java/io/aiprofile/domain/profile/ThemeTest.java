package io.aiprofile.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {
  private static final Colour WHITE = new Colour(255, 255, 255);
  private static final Colour BLACK = new Colour(0, 0, 0);

  /** With less chroma, or in the dark, half a step of a channel turns the hue by more. */
  private static final double COLOURED = 0.06;

  @RepeatedTest(2_000)
  void anyColoursBecomeReadableInTheirHue(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Colour bg = ColourTest.any(random);
    Colour title = ColourTest.any(random);
    Colour body = ColourTest.any(random);
    Colour nav = ColourTest.any(random);

    Theme theme = Theme.readable(bg, title, body, nav);

    assertThat(theme.bg()).isEqualTo(bg);
    assertThat(Contrast.ratio(theme.titleColor(), bg)).isGreaterThanOrEqualTo(4.5);
    assertThat(Contrast.ratio(theme.bodyColor(), bg)).isGreaterThanOrEqualTo(4.5);
    assertThat(Contrast.ratio(theme.navColor(), theme.button())).isGreaterThanOrEqualTo(3);
    assertSameHue(theme.titleColor(), title);
    assertSameHue(theme.bodyColor(), body);
    assertSameHue(theme.navColor(), nav);
  }

  @RepeatedTest(200)
  void greysAreReadableOnGreys(RepetitionInfo repetition) {
    int grey = repetition.getCurrentRepetition();
    Colour same = new Colour(grey, grey, grey);

    Theme theme = Theme.readable(same, same, same, same);

    assertThat(Contrast.ratio(theme.titleColor(), theme.bg())).isGreaterThanOrEqualTo(4.5);
    assertThat(Contrast.ratio(theme.navColor(), theme.button())).isGreaterThanOrEqualTo(3);
  }

  @Test
  void whatCanBeReadStaysAsItIs() {
    Colour navy = new Colour(0x10, 0x20, 0x60);

    assertThat(Theme.readable(WHITE, navy, BLACK, navy))
        .isEqualTo(new Theme(WHITE, navy, BLACK, navy));
  }

  @Test
  void noMoreThanNeededIsMoved() {
    Colour paleBlue = new Colour(0x80, 0xa0, 0xff);

    Theme theme = Theme.readable(WHITE, paleBlue, BLACK, BLACK);

    assertThat(Contrast.ratio(theme.titleColor(), WHITE)).isBetween(4.5, 4.7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#ffffff", "#000000", "#808080", "#777777", "#ff0000", "#1c2b4a"})
  void aButtonDiffersFromItsBackgroundButDoesNotShout(String bg) {
    Theme theme = Theme.readable(Colour.parse(bg).orElseThrow(), BLACK, BLACK, BLACK);

    assertThat(theme.button()).isNotEqualTo(theme.bg());
    assertThat(Contrast.ratio(theme.button(), theme.bg())).isBetween(1.1, 1.6);
  }

  @Test
  void coloursThatCannotBeReadAreNoTheme() {
    Colour grey = new Colour(0x77, 0x77, 0x77);

    assertThatIllegalArgumentException().isThrownBy(() -> new Theme(WHITE, grey, BLACK, BLACK));
    assertThatIllegalArgumentException().isThrownBy(() -> new Theme(WHITE, BLACK, grey, BLACK));
    assertThatIllegalArgumentException().isThrownBy(() -> new Theme(WHITE, BLACK, BLACK, WHITE));
  }

  private static void assertSameHue(Colour moved, Colour original) {
    Oklch now = Oklch.of(moved);
    Oklch before = Oklch.of(original);
    if (now.chroma() > COLOURED && before.chroma() > COLOURED) {
      double apart = Math.abs(now.hue() - before.hue());
      assertThat(Math.min(apart, 360 - apart)).as("%s of %s", moved, original).isLessThan(2);
    }
  }
}
