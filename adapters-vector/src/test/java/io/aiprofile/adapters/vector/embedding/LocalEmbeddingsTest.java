package io.aiprofile.adapters.vector.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.application.port.vector.EmbeddingsContract;
import io.aiprofile.domain.knowledge.Embedding;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model that the program brings, loaded once. */
class LocalEmbeddingsTest implements EmbeddingsContract {
  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);
  private static final Embeddings EMBEDDINGS = new LocalEmbeddings(EXECUTOR);

  @AfterAll
  static void stop() {
    EXECUTOR.shutdown();
  }

  @Override
  public Embeddings embeddings() {
    return EMBEDDINGS;
  }

  @Test
  void embeddingsHave384Dimensions() {
    assertThat(EMBEDDINGS.dimensions()).isEqualTo(384);
    assertThat(EMBEDDINGS.question("Why?").dimensions()).isEqualTo(384);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How many people report to her?|She manages a group of forty engineers."
            + "|The office has a kitchen with a view of the lake.",
        "Has she won any prizes?|Best paper award of the conference, 2021."
            + "|Java, Kotlin, Go, Terraform and Kubernetes.",
        "Where did she study?|Master of Science, Stanford University"
            + "|Migrated the payment service to a new region."
      })
  void aParaphraseIsNearerThanSomethingUnrelated(
      String question, String paraphrase, String unrelated) {
    Embedding asked = EMBEDDINGS.question(question);
    List<Embedding> passages = EMBEDDINGS.passages(List.of(unrelated, paraphrase));

    assertThat(asked.cosine(passages.get(1))).isGreaterThan(asked.cosine(passages.get(0)) + 0.02f);
  }

  @Test
  void questionsAndPassagesHavePlacesOfTheirOwn() {
    String text = "She leads the platform group.";

    assertThat(EMBEDDINGS.question(text))
        .isNotEqualTo(EMBEDDINGS.passages(List.of(text)).getFirst());
  }

  @Test
  void theModelCountsForMoreWhereItKnowsTheLanguage() {
    assertThat(EMBEDDINGS.logitScale("en")).isGreaterThan(EMBEDDINGS.logitScale("de"));
    assertThat(EMBEDDINGS.logitScale("de")).isGreaterThan(EMBEDDINGS.logitScale("ja"));
  }
}
