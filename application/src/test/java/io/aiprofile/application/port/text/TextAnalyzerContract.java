package io.aiprofile.application.port.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.storage.Race;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link TextAnalyzer} does. How a language stems and which words it leaves out is shown
 * by the adapter's own test.
 */
public interface TextAnalyzerContract {
  TextAnalyzer analyzer();

  @ParameterizedTest
  @CsvSource({
    "मीरा बेंगलुरु में इंजीनियरों की एक टीम का नेतृत्व करती हैं।, hi",
    "她在班加罗尔领导一个平台工程团队。, zh",
    "彼女はバンガロールでチームを率いています。, ja",
    "Она руководит командой инженеров в Бангалоре., ru",
    "تقود ميرا فريقًا من المهندسين في بنغالور., ar",
    "Διευθύνει μια ομάδα μηχανικών., el",
    "그녀는 방갈로르에서 팀을 이끌고 있습니다., ko",
    "She leads a team of engineers in Bengaluru., en"
  })
  default void theScriptTellsTheLanguage(String sentence, String language) {
    assertThat(analyzer().language(sentence)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "42", "…?!", "Kubernetes"})
  default void whatTellsNoLanguageIsTakenForEnglish(String text) {
    assertThat(analyzer().language(text)).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "…?! --", "🎓 •", "++ # ."})
  default void textWithoutALetterOrDigitHasNoTerms(String text) {
    for (String language : List.of("en", "de", "hi", "zh", "ja", "th", "xx", "")) {
      assertThat(analyzer().terms(text, language)).as(language).isEmpty();
    }
  }

  @Test
  default void termsStandInOrderAsOftenAsTheyOccur() {
    assertThat(analyzer().terms("Kafka, Docker, kafka: Terraform", "xx"))
        .containsExactly("kafka", "docker", "kafka", "terraform");
  }

  @ParameterizedTest
  @CsvSource({
    "KAFKA, kafka",
    "Ｋａｆｋａ, kafka",
    "Zürich, zurich",
    "Zu\u0308rich, zurich",
    "São, sao",
    "(2019), 2019"
  })
  default void caseWidthAndAccentsMakeNoDifference(String written, String term) {
    assertThat(analyzer().terms(written, "xx")).containsExactly(term);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "ja"})
  default void chineseAndJapaneseAreOverlappingPairs(String language) {
    assertThat(analyzer().terms("平台工程", language)).containsExactly("平台", "台工", "工程");
    assertThat(analyzer().terms("用Java开发", language)).contains("java", "开发");
  }

  @Test
  default void aWordOfAnyScriptIsATerm() {
    for (String word : List.of("इंजीनियर", "Инженер", "μηχανικός", "مهندس")) {
      String language = analyzer().language(word);
      assertThat(analyzer().terms(word, language)).as(word).isNotEmpty();
      assertThat(analyzer().terms(word, language)).isEqualTo(analyzer().terms(word, language));
    }
  }

  @Test
  default void otherWordsHaveOtherTerms() {
    assertThat(analyzer().terms("Kafka", "en"))
        .doesNotContainAnyElementsOf(analyzer().terms("Docker", "en"));
  }

  @Test
  default void aVeryLongTextIsRead() {
    String text = "Kafka ".repeat(50_000);

    assertThat(analyzer().terms(text, "en")).hasSize(50_000);
    assertThat(analyzer().language(text)).isEqualTo("en");
  }

  @Test
  default void manyThreadsMayAnalyzeAtOnce() {
    String text = "Led 42 engineers in Zürich; cut costs by 31%. ".repeat(20);
    List<String> expected = analyzer().terms(text, "en");

    List<List<String>> results =
        Race.of(Collections.nCopies(16, text), each -> analyzer().terms(each, "en"));

    assertThat(results).containsOnly(expected);
  }
}
