package io.aiprofile.application.chat;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandQuestionTest {
  private static final Question PREVIOUS = new Question("What did she do at Zeta Pay?");

  private final HashedEmbeddings embeddings = new HashedEmbeddings();
  private final UnderstandQuestion understand =
      new UnderstandQuestion(
          new HybridRanking(embeddings, new SimpleTextAnalyzer()),
          new SimpleTextAnalyzer(),
          (payer, searched) ->
              new ClassifyTopics.Classified(
                  new TopicLikelihoods(
                      Map.of(
                          searched.text().contains("Zeta") ? Topic.EXPERIENCE : Topic.OTHER, 1.0)),
                  TokenUsage.NONE));

  private Inquiry understood(String question) {
    return understand.understand(Payer.of(ASHA), new Question(question), Optional.of(PREVIOUS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "and before that?",
        "And what came after?",
        "What did she do there?",
        "How long did it take?",
        "What about the team?",
        "Why?",
        "und davor?",
        "Was hat sie dort gemacht?",
        "et avant ?",
        "Qu'a-t-elle fait là-bas ?",
        "y antes?",
        "¿Qué hizo allí?",
        "¿Y en la otra empresa?",
        "और उससे पहले?",
        "那之前呢？",
        "它是什么？",
        "その前は？"
      })
  void aQuestionThatPointsBackIsLookedUpTogetherWithTheOneBefore(String question) {
    Inquiry inquiry = understood(question);

    assertThat(inquiry.search().text()).isEqualTo(PREVIOUS.text() + " " + question);
    assertThat(inquiry.search().embedding())
        .isEqualTo(embeddings.question(PREVIOUS.text() + " " + question));
    assertThat(inquiry.own().text()).isEqualTo(question);
    assertThat(inquiry.topics().of(Topic.EXPERIENCE)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which awards has she won?",
        "Has she worked with Android?",
        "What is her e-mail address?",
        "Welche Auszeichnungen hat sie erhalten?",
        "Quelles sont ses compétences ?",
        "Theresa's thesis topic?",
        "她会哪些编程语言？",
        "उन्होंने कहाँ पढ़ाई की?"
      })
  void aQuestionThatStandsAloneIsLookedUpAlone(String question) {
    Inquiry inquiry = understood(question);

    assertThat(inquiry.search()).isEqualTo(inquiry.own());
    assertThat(inquiry.topics().of(Topic.OTHER)).isEqualTo(1);
  }

  @Test
  void withoutAnEarlierQuestionThereIsNothingToPointBackTo() {
    Inquiry inquiry =
        understand.understand(Payer.of(ASHA), new Question("and before that?"), Optional.empty());

    assertThat(inquiry.search().text()).isEqualTo("and before that?");
  }

  @Test
  void factsAndLanguageAreThoseOfTheQuestionItself() {
    Inquiry inquiry =
        understand.understand(
            Payer.of(ASHA),
            new Question("और कब?"),
            Optional.of(new Question("What is her e-mail?")));

    assertThat(inquiry.expected()).extracting(ExpectedFact::name).containsExactly("TIME");
    assertThat(inquiry.own().language()).isEqualTo("hi");
  }
}
