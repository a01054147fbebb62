package io.aiprofile.application.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42 engineers|forty-two engineers|en|en",
        "two hundred and six beds|206 beds|en|en",
        "2.700 Beschäftigte|2,700 employees|de|en",
        "zweiundvierzig Leute|42 people|de|en",
        "1 240 pupils|1,240 pupils|en|en",
        "1,80,000 rupees|1.8 lakh rupees|en|en",
        "1.8 crore|18 million|en|en",
        "1.8 करोड़ रुपये|₹18 million|hi|en",
        "3200万元|32 million yuan|zh|en",
        "18m users|18 million users|en|en",
        "$3.4M|USD 3.4 million|en|en",
        "36 %|36 percent|en|en",
        "36 % al 28 %|from 36% to 28%|es|en",
        "12 to 15 %|12 %|en|en",
        "May 2021|05/2021|en|en",
        "2021-05|mayo de 2021|en|es",
        "2021年5月|May 2021|zh|en",
        "März 2015|03/2015|de|de",
        "2019-22|2022|en|en",
        "九步|9 steps|zh|en",
        "百分之六|6%|zh|en",
        "१२ कारीगर|बारह कारीगर|hi|hi",
        "the 3rd time|the third time|en|en",
      })
  void The_same_figure_is_known_in_other_spellings(
      String source, String sentence, String sourceLanguage, String sentenceLanguage) {
    assertThat(isIn(sentence, sentenceLanguage, source, sourceLanguage)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42 engineers|24 engineers",
        "31 % less|31 hospitals and 13 %",
        "18 minutes|18 hours",
        "USD 11 million|USD 11 billion",
        "USD 11 million|EUR 11 million",
        "May 2021|June 2021",
        "2.7|27",
        "second in class|third in class",
      })
  void Another_figure_is_another(String source, String sentence) {
    assertThat(isIn(sentence, "en", source, "en")).isFalse();
  }

  @Test
  void Numbers_within_names_are_names() {
    assertThat(Figures.of("AZ-104, 3D and S6", List.of("en"))).isEmpty();
  }

  @Test
  void Words_are_numbers_only_in_their_language() {
    assertThat(Figures.of("She was once there", List.of("en"))).isEmpty();
    assertThat(Figures.of("once pases", List.of("es"))).hasSize(1);
  }

  /** Whether all figures of the sentence are among the source's. */
  private static boolean isIn(
      String sentence, String sentenceLanguage, String source, String sourceLanguage) {
    List<Figure> there = Figures.of(source, List.of(sourceLanguage));
    List<Figure> said = Figures.of(sentence, List.of(sentenceLanguage));
    assertThat(said).isNotEmpty();
    return said.stream()
        .allMatch(figure -> there.stream().anyMatch(own -> figure.isIn(own, source)));
  }
}
