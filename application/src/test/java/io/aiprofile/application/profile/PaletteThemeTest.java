package io.aiprofile.application.profile;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.indexing.TabSeparated;
import io.aiprofile.domain.profile.Colour;
import io.aiprofile.domain.profile.Contrast;
import io.aiprofile.domain.profile.Mood;
import io.aiprofile.domain.profile.Oklch;
import io.aiprofile.domain.profile.Theme;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteThemeTest {
  private static final PaletteTheme PALETTE = new PaletteTheme();

  private static Theme theme(String mood) {
    return PALETTE.suggest(ASHA, Mood.of(mood));
  }

  private static double hue(Colour colour) {
    return Oklch.of(colour).hue();
  }

  private static double lightness(Colour colour) {
    return Oklch.of(colour).lightness();
  }

  private static double apart(double hue, double other) {
    double apart = Math.abs(hue - other);
    return Math.min(apart, 360 - apart);
  }

  @ParameterizedTest
  @CsvSource({
    "calm green, 150",
    "Green!, 150",
    "professional green, 150",
    "ein ruhiges Grün, 150",
    "un vert doux, 150",
    "un verde tranquilo, 150",
    "शांत हरा, 150",
    "森の緑, 150",
    "蓝色, 255",
    "tiefblau und ernst, 255",
    "dunkelblaue Nacht, 255",
    "bleu nuit, 255",
    "a red carpet, 25",
    "morning by the sea, 230",
    "Herbstwald im Nebel, 50"
  })
  void aKnownWordGivesItsHue(String mood, double hue) {
    assertThat(apart(hue(theme(mood).titleColor()), hue)).as(mood).isLessThan(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "calm night sea", "dunkel", "nuit", "रात", "夜", "black and gold"})
  void aNightIsDark(String mood) {
    assertThat(lightness(theme(mood).bg())).isLessThan(0.3);
    assertThat(lightness(theme(mood).bodyColor())).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"white", "calm", "bold and bright", "qwertz", "静"})
  void anythingElseIsLight(String mood) {
    assertThat(lightness(theme(mood).bg())).isGreaterThan(0.9);
  }

  @Test
  void aSecondColourIsForTheArrows() {
    Theme theme = theme("blue and orange");

    assertThat(apart(hue(theme.titleColor()), 255)).isLessThan(4);
    assertThat(apart(hue(theme.navColor()), 60)).isLessThan(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grey", "monochrome", "schwarz", "minimalist", "灰"})
  void greyHasHardlyAnyColour(String mood) {
    assertThat(Oklch.of(theme(mood).titleColor()).chroma()).isLessThan(0.02);
  }

  @Test
  void aWordWithinAnotherIsNotMeant() {
    assertThat(theme("tired hundred")).isNotEqualTo(theme("red"));
    assertThat(Oklch.of(theme("hundred").bg()).chroma()).isLessThan(0.03);
  }

  @Test
  void theSameMoodAlwaysHasTheSameColours() {
    assertThat(theme("quux frobnicate")).isEqualTo(theme(" Quux, frobnicate! "));
    assertThat(theme("quux frobnicate"))
        .isEqualTo(PALETTE.suggest(ASHA_2, Mood.of("quux frobnicate")));
    assertThat(theme("quux frobnicate")).isNotEqualTo(theme("frobnicate quux xyzzy"));
  }

  @RepeatedTest(200)
  void anyWordsGiveColoursThatCanBeRead(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String[] words = {
      "red", "dark", "calm", "vivid", "grey", "blau", "夜", "हरा", "x", "zz", "neon"
    };
    StringBuilder mood = new StringBuilder("m");
    for (int i = random.nextInt(6); i >= 0; i--) {
      mood.append(' ').append(words[random.nextInt(words.length)]).append(random.nextInt(9));
      mood.append(' ').append(words[random.nextInt(words.length)]);
    }

    Theme theme = theme(mood.toString());

    assertThat(Contrast.ratio(theme.titleColor(), theme.bg())).isGreaterThanOrEqualTo(4.5);
    assertThat(Contrast.ratio(theme.bodyColor(), theme.bg())).isGreaterThanOrEqualTo(4.5);
    assertThat(Contrast.ratio(theme.navColor(), theme.button())).isGreaterThanOrEqualTo(3);
  }

  @Test
  void theWordsAreComposedAsMoodsAre() {
    assertThat(TabSeparated.rows(PaletteTheme.class, "mood-words.tsv"))
        .allSatisfy(
            row -> {
              assertThat(row).hasSize(3);
              assertThat(Normalizer.isNormalized(row.get(2), Normalizer.Form.NFC)).isTrue();
            });
  }
}
