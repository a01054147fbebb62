package io.aiprofile.application.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.domain.knowledge.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  /** The bar stands where one sentence ends and the next begins. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Led a team of nine.| Cut costs by 31%.",
        "Really?| Yes!| Very good.",
        "Dr. Rao joined Acme Inc. in 2019.| She left in 2022.",
        "B.Sc. Physics, Univ. of Pune.| First class.",
        "Works with J. R. Iyer at St. Mary's.| Since then she leads.",
        "Version 2.0 shipped on time.| Uptime was 99.9 percent.",
        "Am 3. März 2020 begann sie.| Danach kam Berlin.",
        "Seit dem 1. Januar 2019 tätig, u.a. in Wien.| Zuvor in Bern.",
        "मीरा बेंगलुरु में रहती हैं।| वे एक टीम का नेतृत्व करती हैं।",
        "她在班加罗尔工作。|她带领四十二名工程师！|成本降低了三成。",
        "彼女はチームを率いる。|費用を減らした。",
        "One sentence without an end",
        "she wrote it. then she left."
      })
  void aSentenceEndsWhereAReaderEndsIt(String marked) {
    List<String> expected = List.of(marked.split("\\|", -1)).stream().map(String::strip).toList();
    String text = marked.replace("|", "");

    assertThat(Sentences.of(text)).map(span -> span.of(text)).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t "})
  void blankTextHasNone(String blank) {
    assertThat(Sentences.of(blank)).isEmpty();
  }

  @RepeatedTest(200)
  void sentencesAreInOrderAndLeaveOutNothingButWhiteSpace(RepetitionInfo repetition) {
    String text = anyText(new Random(repetition.getCurrentRepetition()));
    int end = 0;
    for (Span sentence : Sentences.of(text)) {
      assertThat(text.substring(end, sentence.start())).isBlank();
      assertThat(sentence.of(text)).isEqualTo(sentence.of(text).strip()).isNotEmpty();
      assertThat(sentence.title()).isFalse();
      end = sentence.end();
    }
    assertThat(text.substring(end)).isBlank();
  }

  private static String anyText(Random random) {
    String[] parts = {
      "Led", "a", "Dr.", "3.", "März", "e.g.", "U.S.", ".", "!", "?", "…", "।", "。", " ", " ", "\n",
      "  ", "(", ")", "\"", "”", ",", "मीरा", "她", "𝒜", "2019", "Inc.", "\u00a0"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }
}
