package io.aiprofile.adapters.vector.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.text.Romanizer;
import io.aiprofile.application.port.text.RomanizerContract;
import io.aiprofile.domain.profile.Slug;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcuRomanizerTest implements RomanizerContract {
  private static final Romanizer ROMANIZER = new IcuRomanizer();

  @Override
  public Romanizer romanizer() {
    return ROMANIZER;
  }

  @ParameterizedTest
  @CsvSource({
    "मीरा कृष्णन्, mira krsnan",
    "李娜, li na",
    "Мария Иванова, Maria Ivanova",
    "Γιώργος, Giorgos",
    "محمد, mhmd",
    "さくら, sakura",
    "Jürgen Groß, Jurgen Gross",
    "Łucja Żółć, Lucja Zolc"
  })
  void aNameReadsAsItSoundsAsFarAsItsScriptTells(String name, String latin) {
    assertThat(ROMANIZER.romanize(name)).isEqualToIgnoringCase(latin);
  }

  @ParameterizedTest
  @CsvSource({
    "मीरा कृष्णन्, mira-krsnan",
    "李娜, li-na",
    "Μαρία Παπαδοπούλου, maria-papadopoulou",
    "Jürgen Groß, jurgen-gross"
  })
  void aNameOfAnyScriptHasASlug(String name, String slug) {
    assertThat(Slug.fromLatin(ROMANIZER.romanize(name))).contains(new Slug(slug));
  }
}
