package io.aiprofile.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.port.llm.LlmFailure;
import io.aiprofile.application.port.llm.LlmFailure.Kind;
import io.aiprofile.application.port.llm.Script;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.application.port.vector.EmbeddingsContract;
import io.aiprofile.domain.knowledge.Embedding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider embeds as {@link HashedEmbeddings} does, ten times as long and in reverse order. */
class OpenAiEmbeddingsTest implements EmbeddingsContract {
  private static final JsonMapper JSON = new JsonMapper();

  private static final RetryLoop.Pace QUICK =
      new RetryLoop.Pace(
          Duration.ofMillis(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofMinutes(5));

  private final StubProvider provider = new StubProvider();
  private final OpenAiEmbeddings embeddings = embeddings(OptionalInt.empty());

  @Override
  public Embeddings embeddings() {
    if (provider.requests().isEmpty()) {
      provider.then(OpenAiEmbeddingsTest::embed);
    }
    return embeddings;
  }

  private OpenAiEmbeddings embeddings(OptionalInt dimensions) {
    return new OpenAiEmbeddings(
        provider.settings().withModel("openai/Text-Embedding_3"), dimensions, QUICK);
  }

  @AfterEach
  void close() {
    embeddings.close();
    provider.close();
  }

  private static void embed(StubProvider.Request request, StubConnection to) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : JSON.readTree(request.body()).path("input")) {
      texts.add(text.asText());
    }
    List<Embedding> places = new HashedEmbeddings().passages(texts);
    List<Object> data = new ArrayList<>();
    for (int i = texts.size() - 1; i >= 0; i--) {
      float[] vector = places.get(i).toArray();
      for (int j = 0; j < vector.length; j++) {
        vector[j] *= 10;
      }
      data.add(Map.of("object", "embedding", "index", i, "embedding", vector));
    }
    to.answer(
        200,
        "application/json",
        JSON.writeValueAsString(
            Map.of(
                "object",
                "list",
                "data",
                data,
                "model",
                "text-embedding-3",
                "usage",
                Map.of("prompt_tokens", 1, "total_tokens", 1))));
  }

  @Test
  void manyTextsAreSentInBatchesAndStayInOrder() {
    List<String> texts = IntStream.range(0, 300).mapToObj(i -> "text number " + i).toList();

    List<Embedding> together = embeddings().passages(texts);

    assertThat(provider.requests()).hasSize(3);
    assertThat(together)
        .hasSize(300)
        .element(299)
        .matches(last -> last.cosine(embeddings().question("text number 299")) > 0.999);
  }

  @Test
  void theDimensionsAreLearntOnce() {
    assertThat(embeddings().dimensions()).isEqualTo(64);
    assertThat(embeddings().dimensions()).isEqualTo(64);
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void dimensionsThatAreGivenAreNotAskedFor() {
    try (OpenAiEmbeddings given = embeddings(OptionalInt.of(1_536))) {
      assertThat(given.dimensions()).isEqualTo(1_536);
      assertThat(provider.requests()).isEmpty();
    }
  }

  @Test
  void theModelsNameFitsIntoAFilesName() {
    assertThat(embeddings.model()).isEqualTo("openai-text-embedding-3");
  }

  @Test
  void aTextIsCutBetweenCharacters() throws IOException {
    embeddings().question("a" + "🎓".repeat(5_000));

    String sent =
        JSON.readTree(provider.requests().getFirst().body()).path("input").path(0).asText();
    assertThat(sent).hasSize(7_999).endsWith("🎓");
  }

  @Test
  void aBusyProviderIsAskedAgain() {
    provider.then(Script.EMPTY.fail(Kind.RATE_LIMITED)).then(OpenAiEmbeddingsTest::embed);

    assertThat(embeddings.question("Why?").dimensions()).isEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":[]}",
        "{\"data\":[{\"index\":1,\"embedding\":[1.0]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":[0.0, 0.0]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":\"AAAA\"}]}",
        "<html>"
      })
  void whatIsNoEmbeddingIsGarbled(String body) {
    provider.then((request, to) -> to.answer(200, "application/json", body));

    LlmFailure failure =
        catchThrowableOfType(LlmFailure.class, () -> embeddings.question("Where did she go?"));

    assertThat(failure.kind()).isEqualTo(Kind.GARBLED);
    assertThat(failure).hasMessageNotContaining("Where");
  }

  @Test
  void embeddingsOfOtherDimensionsAreGarbled() {
    provider.then(OpenAiEmbeddingsTest::embed);
    try (OpenAiEmbeddings given = embeddings(OptionalInt.of(1_536))) {
      assertThat(
              catchThrowableOfType(
                      LlmFailure.class,
                      () -> given.passages(Collections.nCopies(2, "Where did she go?")))
                  .kind())
          .isEqualTo(Kind.GARBLED);
    }
  }
}
