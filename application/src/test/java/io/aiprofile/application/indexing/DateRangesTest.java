package io.aiprofile.application.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-2022",
        "Senior Engineer, Acme, 2019 – 2022",
        "March 2020 to present",
        "Mar 2018 — Feb 2020",
        "01/2019 - 12/2021",
        "2018–20",
        "2019 bis heute",
        "2015 à 2018",
        "2020 - aujourd'hui",
        "2015 al 2018",
        "2019年4月至今",
        "2015年～2018年",
        "2019 से 2022",
        "२०१५ से वर्तमान",
        "2011 – now"
      })
  void aPeriodIsRecognisedInEveryLanguage(String line) {
    assertThat(DateRanges.rangeIn(line)).isTrue();
    assertThat(DateRanges.yearIn(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019", "in 2019 and 2020", "9-17", "1800-1810", "12,019-22", "Acme"})
  void aSingleYearOrOtherFiguresAreNoPeriod(String line) {
    assertThat(DateRanges.rangeIn(line)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2019, true", "(2019), true", "Mai 2019., true", "२०१९, true", "1950, true", "2049, true",
    "1949, false", "2050, false", "'12,019', false", "20190, false", "v1.2019, false", "'', false"
  })
  void aYearIsBetween1950And2049AndNoPartOfAnotherFigure(String line, boolean year) {
    assertThat(DateRanges.yearIn(line)).isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Senior Engineer, Acme, 2019-2022; Senior Engineer, Acme",
        "Acme (2019); Acme",
        "2019-2022 | Acme; Acme",
        "Acme · 2019 – present; Acme",
        "Acme; Acme",
        "2019-2022; ''"
      })
  void aTitleCanBeReadWithoutItsDates(String line, String undated) {
    assertThat(DateRanges.removedFrom(line)).isEqualTo(undated);
  }
}
