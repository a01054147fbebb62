package io.aiprofile.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {

  @ParameterizedTest
  @CsvSource({
    "#1a2b3c, #1a2b3c",
    "#1A2B3C, #1a2b3c",
    "' #abc ', #aabbcc",
    "#000, #000000",
    "#ffffff, #ffffff"
  })
  void aColourIsReadInThreeOrSixDigits(String written, String hex) {
    assertThat(Colour.parse(written)).map(Colour::hex).contains(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "red",
        "123456",
        "#12345",
        "#1234567",
        "#12345g",
        "rgb(1,2,3)",
        "#१२३",
        "#12 456",
        "#000;background:url(//evil)",
        "#-12345",
        "#0x1234"
      })
  void anythingElseIsNoColour(String written) {
    assertThat(Colour.parse(written)).isEmpty();
  }

  @Test
  void aChannelOutsideItsRangeIsNoColour() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Colour(256, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Colour(0, 0, -1));
  }

  @ParameterizedTest
  @CsvSource({
    "#000000, #ffffff, 21",
    "#777777, #ffffff, 4.478",
    "#767676, #ffffff, 4.542",
    "#ff0000, #ffffff, 3.998",
    "#0000ff, #ffffff, 8.592",
    "#1a2b3c, #1a2b3c, 1"
  })
  void contrastIsAsOtherToolsMeasureIt(String one, String other, double ratio) {
    Colour first = Colour.parse(one).orElseThrow();
    Colour second = Colour.parse(other).orElseThrow();

    assertThat(Contrast.ratio(first, second)).isCloseTo(ratio, within(0.001));
    assertThat(Contrast.ratio(second, first)).isEqualTo(Contrast.ratio(first, second));
  }

  @ParameterizedTest
  @CsvSource({
    "#ff0000, 0.628, 0.258, 29.2",
    "#00ff00, 0.866, 0.295, 142.5",
    "#0000ff, 0.452, 0.313, 264.1",
    "#008080, 0.543, 0.092, 194.8"
  })
  void lightnessChromaAndHueAreAsOtherToolsMeasureThem(
      String written, double lightness, double chroma, double hue) {
    Oklch measured = Oklch.of(Colour.parse(written).orElseThrow());

    assertThat(measured.lightness()).isCloseTo(lightness, within(0.001));
    assertThat(measured.chroma()).isCloseTo(chroma, within(0.001));
    assertThat(measured.hue()).isCloseTo(hue, within(0.1));
  }

  @RepeatedTest(300)
  void aColourSurvivesTheWayThereAndBack(RepetitionInfo repetition) {
    Colour colour = any(new Random(repetition.getCurrentRepetition()));

    assertThat(Oklch.of(colour).toColour()).isEqualTo(colour);
    assertThat(Colour.parse(colour.hex())).contains(colour);
  }

  @Test
  void whatNoScreenShowsLosesChromaOnly() {
    Colour shown = new Oklch(0.7, 0.4, 150).toColour();

    assertThat(Oklch.of(shown).lightness()).isCloseTo(0.7, within(0.005));
    assertThat(Oklch.of(shown).hue()).isCloseTo(150, within(1.0));
    assertThat(Oklch.of(shown).chroma()).isBetween(0.15, 0.3);
  }

  static Colour any(Random random) {
    return new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }
}
