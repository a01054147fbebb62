package io.aiprofile.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiprofile.domain.chat.Answer.Mode;
import io.aiprofile.domain.chat.Support.Level;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.knowledge.Evidence;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  private static final Sentence CITED = new Sentence("Led a team.", List.of(1));
  private static final Sentence UNCITED = new Sentence("A fine person.", List.of());

  @Test
  void aMarkerThatResolvesToNoCitationIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Answer(
                    Mode.LLM,
                    List.of(CITED, new Sentence("And more.", List.of(1, 2))),
                    List.of(citation(1))))
        .withMessageContaining("And more.");
  }

  @Test
  void twoCitationsUnderOneMarkerAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Answer(Mode.LLM, List.of(CITED), List.of(citation(1), citation(1))));
  }

  @Test
  void anAnswerSaysSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Answer(Mode.EXTRACTIVE, List.of(), List.of(citation(1))));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sentence(" ", List.of()));
  }

  @Test
  void anAnswerWithoutCitationsIsARefusal() {
    Answer refusal = new Answer(Mode.EXTRACTIVE, List.of(UNCITED), List.of());
    Answer answer = new Answer(Mode.EXTRACTIVE, List.of(CITED), List.of(citation(1)));

    assertThat(refusal.isRefusal()).isTrue();
    assertThat(refusal.support().level()).isEqualTo(Level.NONE);
    assertThat(answer.isRefusal()).isFalse();
    assertThat(answer.support().level()).isEqualTo(Level.FULL);
  }

  @Test
  void theTextIsTheSentencesOneALine() {
    assertThat(new Answer(Mode.LLM, List.of(CITED, UNCITED), List.of(citation(1))).text())
        .isEqualTo("Led a team.\nA fine person.");
  }

  @ParameterizedTest(name = "{0} of {1} cited: {3}")
  @CsvSource({"0,3,0,NONE", "1,4,0.25,PARTIAL", "3,4,0.75,PARTIAL", "4,4,1,FULL", "0,0,0,NONE"})
  void supportIsTheShareOfSentencesThatAreCited(int cited, int all, double score, Level level) {
    List<Sentence> sentences =
        IntStream.range(0, all).mapToObj(i -> i < cited ? CITED : UNCITED).toList();

    assertThat(Support.of(sentences)).isEqualTo(new Support(score));
    assertThat(Support.of(sentences).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void supportIsBetweenZeroAndOne(double score) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Support(score));
  }

  @Test
  void aCitationHasAMarkerFromOneAndQuotesSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> citation(0));
    assertThatIllegalArgumentException().isThrownBy(() -> citation(1, " "));
    assertThat(citation(1, "x").quote()).isEqualTo("x");
  }

  @Test
  void aTurnOffersAtMostThreeFollowUps() {
    assertThat(turn(3).followUps()).hasSize(3);
    assertThat(turn(0).followUps()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> turn(4));
  }

  private static Turn turn(int followUps) {
    return new Turn(
        new Question("Why?"),
        List.of(Topic.OTHER),
        new Evidence(List.of(), 0),
        new Answer(Mode.EXTRACTIVE, List.of(UNCITED), List.of()),
        Ending.COMPLETE,
        IntStream.range(0, followUps).mapToObj(i -> new Question("More " + i + "?")).toList(),
        TokenUsage.NONE);
  }

  private static Citation citation(int marker) {
    return citation(marker, "Led a team.");
  }

  private static Citation citation(int marker, String quote) {
    return new Citation(
        marker, ChunkId.of("Led a team."), new FileName("cv.pdf"), "Experience", 1, quote);
  }
}
