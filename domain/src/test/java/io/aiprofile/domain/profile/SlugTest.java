package io.aiprofile.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest
  @CsvSource({
    "Asha Rao, asha-rao",
    "  Asha   Rao  , asha-rao",
    "ASHA.RAO, asha-rao",
    "O'Brien, obrien",
    "O’Brien, obrien",
    "Jean-Luc Picard, jean-luc-picard",
    "--Asha--, asha",
    "Henry VIII 2, henry-viii-2",
    "R2, r2",
    "Asha & Co., asha-co"
  })
  void aNameInLatinLettersBecomesWordsJoinedByHyphens(String name, String slug) {
    assertThat(Slug.fromLatin(name)).contains(new Slug(slug));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "...", "मीरा", "李娜", "'’"})
  void aNameWithoutALatinLetterOrDigitHasNoSlug(String name) {
    assertThat(Slug.fromLatin(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Admin, admin-profile", "api, api-profile", "WWW, www-profile", "con, con-profile"})
  void aReservedWordGetsASuffix(String name, String slug) {
    assertThat(Slug.parse(name.toLowerCase(Locale.ROOT))).isEmpty();
    assertThat(Slug.fromLatin(name)).contains(new Slug(slug));
  }

  @Test
  void aReservedWordWithinALongerNameIsNoObstacle() {
    assertThat(Slug.fromLatin("Admin Rao")).contains(new Slug("admin-rao"));
  }

  @Test
  void oneLetterGetsASuffix() {
    assertThat(Slug.parse("q")).isEmpty();
    assertThat(Slug.fromLatin("Q")).contains(new Slug("q-profile"));
  }

  @Test
  void aLongNameIsCutWithoutAHyphenAtItsEnd() {
    String name = "a".repeat(59) + " rao";

    assertThat(Slug.fromLatin(name)).contains(new Slug("a".repeat(59)));
    assertThat(Slug.fromLatin("a".repeat(200))).contains(new Slug("a".repeat(60)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "Asha",
        "asha rao",
        "-asha",
        "asha-",
        "asha--rao",
        "asha_rao",
        "asha/rao",
        "..",
        "../etc",
        "asha\n",
        "zoë",
        "admin",
        "nul",
        "ａｓｈａ"
      })
  void whatCouldNotStandInAnAddressIsNoSlug(String typed) {
    assertThat(Slug.parse(typed)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Slug(typed));
  }

  @Test
  void twoToSixtyCharactersAreASlug() {
    assertThat(Slug.parse("ab")).contains(new Slug("ab"));
    assertThat(Slug.parse("a".repeat(60))).isPresent();
    assertThat(Slug.parse("a".repeat(61))).isEmpty();
  }

  @Test
  void aRefusalShowsNeitherControlCharactersNorEndlessInput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slug("\u001b[31m" + "x".repeat(5_000)))
        .withMessageNotContaining("\u001b")
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(250));
  }

  @Test
  void aNamesakeGetsANumberAndStaysWithinTheLength() {
    assertThat(new Slug("asha-rao").numbered(2)).isEqualTo(new Slug("asha-rao-2"));
    assertThat(new Slug("a".repeat(60)).numbered(10)).isEqualTo(new Slug("a".repeat(57) + "-10"));
    assertThat(new Slug("a".repeat(57) + "-bc").numbered(2))
        .isEqualTo(new Slug("a".repeat(57) + "-2"));
  }

  @Test
  void slugsAreOrderedByTheirLetters() {
    assertThat(new Slug("asha-rao")).isLessThan(new Slug("asha-rao-2")).hasToString("asha-rao");
  }

  @RepeatedTest(300)
  void aSlugOfAnyNameIsValidAndItsOwnSlug(RepetitionInfo repetition) {
    String name = anyName(new Random(repetition.getCurrentRepetition()));

    Slug.fromLatin(name)
        .ifPresent(
            slug -> {
              assertThat(Slug.parse(slug.value())).contains(slug);
              assertThat(Slug.fromLatin(slug.value())).contains(slug);
              assertThat(Slug.parse(slug.numbered(10_000).value())).isPresent();
            });
    boolean usable = name.chars().anyMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    assertThat(Slug.fromLatin(name).isPresent()).as(name).isEqualTo(usable);
  }

  private static String anyName(Random random) {
    String alphabet = "abzABZ019  --''’.,_/é王म\u0301\u0000";
    StringBuilder name = new StringBuilder();
    int length = random.nextInt(130);
    for (int i = 0; i < length; i++) {
      name.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return name.toString();
  }
}
