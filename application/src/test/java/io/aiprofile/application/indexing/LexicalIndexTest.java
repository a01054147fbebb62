package io.aiprofile.application.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LexicalIndexTest {
  private static final Offset<Double> ROUNDING = within(1e-9);

  private final LexicalIndex index =
      new LexicalIndex(
          List.of(
              List.of("kafka", "java"), List.of("kafka", "kafka", "go", "sql"), List.of("pune")));

  @Test
  void scoresAreOkapiBm25() {
    // Three passages of 2, 4 and 1 terms; "kafka" is in two of them, once and twice.
    double idf = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    double average = 7 / 3.0;
    double once = idf * 1 / (1 + 1.2 * (0.25 + 0.75 * 2 / average));
    double twice = idf * 2 / (2 + 1.2 * (0.25 + 0.75 * 4 / average));

    assertThat(index.scores(List.of("kafka")))
        .containsExactly(new double[] {once, twice, 0}, ROUNDING);
    assertThat(once).isCloseTo(0.226898303, within(1e-6));
    assertThat(twice).isCloseTo(0.244611510, within(1e-6));
  }

  @Test
  void theScoresOfSeveralTermsAddUp() {
    double[] kafka = index.scores(List.of("kafka"));
    double[] java = index.scores(List.of("java"));

    assertThat(index.scores(List.of("java", "kafka"))[0]).isCloseTo(kafka[0] + java[0], ROUNDING);
  }

  @Test
  void aTermAskedTwiceCountsOnce() {
    assertThat(index.scores(List.of("kafka", "kafka"))).isEqualTo(index.scores(List.of("kafka")));
  }

  @Test
  void termsThatAreNowhereScoreNothing() {
    assertThat(index.scores(List.of("cobol"))).containsOnly(0);
    assertThat(index.scores(List.of())).containsOnly(0);
    assertThat(index.contains("cobol")).isFalse();
    assertThat(index.contains("kafka")).isTrue();
  }

  @Test
  void theRarerATermTheMoreItTells() {
    assertThat(index.idf("cobol")).isGreaterThan(index.idf("java"));
    assertThat(index.idf("java")).isGreaterThan(index.idf("kafka"));
    assertThat(index.idf("kafka")).isPositive();
  }

  @Test
  void aTermOfEveryPassageStillTellsSomething() {
    LexicalIndex same = new LexicalIndex(List.of(List.of("a"), List.of("a")));

    assertThat(same.idf("a")).isPositive();
    assertThat(same.scores(List.of("a"))[1]).isPositive();
  }

  @Test
  void anEmptyIndexAndEmptyPassagesAreSearched() {
    assertThat(new LexicalIndex(List.of()).scores(List.of("a"))).isEmpty();
    assertThat(new LexicalIndex(List.of(List.of(), List.of())).scores(List.of("a")))
        .containsExactly(0, 0);
    assertThat(index.size()).isEqualTo(3);
  }
}
