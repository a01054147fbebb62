package io.aiprofile.adapters.vector.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.adapters.vector.embedding.RememberingEmbeddingsTest.CountingEmbeddings;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.application.port.vector.EmbeddingsContract;
import org.junit.jupiter.api.Test;

class RecentQuestionsTest implements EmbeddingsContract {
  private static final int MAX_QUESTIONS = 2_000;

  private final CountingEmbeddings model = new CountingEmbeddings("hashed-words-1");
  private final RecentQuestions recent = new RecentQuestions(model);

  @Override
  public Embeddings embeddings() {
    return recent;
  }

  @Test
  void aQuestionThatIsAskedAgainIsNotEmbeddedAgain() {
    assertThat(recent.question("Where did she study?"))
        .isEqualTo(model.question("Where did she study?"))
        .isEqualTo(recent.question("Where did she study?"));

    assertThat(model.calls()).as("once by the test itself").isEqualTo(2);
  }

  @Test
  void whatWasNotAskedForLongestIsForgottenFirst() {
    recent.question("First?");
    recent.question("Second?");
    for (int i = 0; i < MAX_QUESTIONS - 1; i++) {
      recent.question("Question " + i + "?");
      recent.question("First?");
    }
    int before = model.calls();

    recent.question("First?");
    assertThat(model.calls()).isEqualTo(before);
    recent.question("Second?");
    assertThat(model.calls()).isEqualTo(before + 1);
  }
}
