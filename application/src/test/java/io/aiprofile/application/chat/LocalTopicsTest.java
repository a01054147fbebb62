package io.aiprofile.application.chat;

import static io.aiprofile.application.Fixtures.ASHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.memory.SimpleTextAnalyzer;
import io.aiprofile.application.usage.Payer;
import io.aiprofile.domain.document.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTopicsTest {
  private static final HashedEmbeddings EMBEDDINGS = new HashedEmbeddings();
  private static final SimpleTextAnalyzer ANALYZER = new SimpleTextAnalyzer();
  private static final LocalTopics TOPICS = new LocalTopics(EMBEDDINGS, ANALYZER);

  private static TopicLikelihoods likelihoods(String question) {
    return TOPICS
        .classify(Payer.of(ASHA), new HybridRanking(EMBEDDINGS, ANALYZER).prepare(question))
        .topics();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How can I get in touch with her?|CONTACT",
        "what's his email address?|CONTACT",
        "Which awards has she received?|AWARDS",
        "Where did she study?|EDUCATION",
        "Which programming languages does she know?|SKILLS",
        "What do colleagues say about her?|RECOMMENDATIONS",
        "What did she achieve at work?|EXPERIENCE",
        "Give me a short summary of her background|SUMMARY",
        "What are his hobbies?|OTHER",
        "Was hat sie studiert?|EDUCATION",
        "Quelles sont ses compétences ?|SKILLS",
        "उन्हें कौन से पुरस्कार मिले हैं?|AWARDS",
        "怎么联系她？|CONTACT"
      })
  void aPlainQuestionIsAboutItsTopic(String question, Topic topic) {
    TopicLikelihoods likelihoods = likelihoods(question);

    assertThat(likelihoods.likeliest().getFirst()).isEqualTo(topic);
    assertThat(likelihoods.likeliest()).hasSizeBetween(1, 3).doesNotHaveDuplicates();
    for (Topic any : Topic.values()) {
      assertThat(likelihoods.of(any)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void theSameQuestionIsAlwaysAboutTheSame() {
    assertThat(likelihoods("What did she build?").likeliest())
        .isEqualTo(likelihoods("What did she build?").likeliest());
  }

  @Test
  void onlyTopicsNearlyAsLikelyAsTheLikeliestAreNamed() {
    TopicLikelihoods likelihoods =
        new TopicLikelihoods(
            Map.of(Topic.SKILLS, 0.5, Topic.AWARDS, 0.2, Topic.OTHER, 0.17, Topic.CONTACT, 0.6));

    assertThat(likelihoods.likeliest()).containsExactly(Topic.CONTACT, Topic.SKILLS);
    assertThat(likelihoods.of(Topic.EDUCATION)).isZero();
  }

  @Test
  void atMostThreeTopicsAreNamedAndNoLikelihoodExceedsOne() {
    TopicLikelihoods likelihoods =
        new TopicLikelihoods(
            Map.of(Topic.SKILLS, 0.9, Topic.AWARDS, 1.2, Topic.OTHER, 0.8, Topic.CONTACT, 0.85));

    assertThat(likelihoods.likeliest()).containsExactly(Topic.AWARDS, Topic.SKILLS, Topic.CONTACT);
    assertThat(likelihoods.of(Topic.AWARDS)).isEqualTo(1);
  }
}
