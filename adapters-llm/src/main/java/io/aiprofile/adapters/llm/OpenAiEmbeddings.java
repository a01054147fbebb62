package io.aiprofile.adapters.llm;

import com.openai.errors.OpenAIException;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.knowledge.Embedding;
import io.aiprofile.domain.usage.TokenUsage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Embeddings by {@code /embeddings}, such as {@code text-embedding-3-small} of OpenAI. Everything
 * that is embedded leaves this machine. A call fails with an {@link
 * io.aiprofile.application.port.llm.LlmFailure}.
 */
public final class OpenAiEmbeddings implements Embeddings, AutoCloseable {
  /** Far below what a provider takes at once; a smaller request is repeated sooner. */
  private static final int MAX_BATCH = 128;

  /**
   * OpenAI's models refuse more than 8,192 tokens, which are as many characters in the densest
   * scripts. No chunk of this program is half as long.
   */
  private static final int READ_AT_MOST = 8_000;

  /**
   * What was flat around the best for languages that the local model half knows. Not measured with
   * these models, which needs an account; they know most languages, so it is the same for all.
   */
  private static final double LOGIT_SCALE = 30;

  private final ProviderSettings settings;
  private final ProviderClient client;
  private final Failures failures;
  private final RetryLoop loop;
  private volatile OptionalInt dimensions;

  /**
   * @param settings with a model that embeds
   * @param dimensions of the model; empty to learn it by embedding a word when first asked
   */
  public OpenAiEmbeddings(ProviderSettings settings, OptionalInt dimensions) {
    this(settings, dimensions, RetryLoop.Pace.STANDARD);
  }

  OpenAiEmbeddings(ProviderSettings settings, OptionalInt dimensions, RetryLoop.Pace pace) {
    this.settings = settings;
    this.dimensions = dimensions;
    this.client = new ProviderClient(settings);
    this.failures = new Failures(settings);
    this.loop = new RetryLoop(pace);
  }

  /** The provider's name for it, as part of a file's name. */
  @Override
  public String model() {
    return settings.model().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
  }

  @Override
  public int dimensions() {
    return dimensions.orElseGet(() -> question("dimensions").dimensions());
  }

  @Override
  public List<Embedding> questions(List<String> texts) {
    if (texts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("Blank text has no meaning to embed");
    }
    List<String> read = texts.stream().map(OpenAiEmbeddings::start).toList();
    List<Embedding> all = new ArrayList<>(texts.size());
    for (int from = 0; from < read.size(); from += MAX_BATCH) {
      List<String> batch = read.subList(from, Math.min(read.size(), from + MAX_BATCH));
      all.addAll(loop.call(() -> embed(batch), () -> true));
    }
    return List.copyOf(all);
  }

  /** The models make no difference between the two. */
  @Override
  public List<Embedding> passages(List<String> texts) {
    return questions(texts);
  }

  @Override
  public double logitScale(String language) {
    return LOGIT_SCALE;
  }

  @Override
  public void close() {
    client.close();
  }

  private static String start(String text) {
    int end = Math.min(text.length(), READ_AT_MOST);
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private List<Embedding> embed(List<String> batch) {
    try {
      CreateEmbeddingResponse response =
          client
              .api()
              .embeddings()
              .create(
                  EmbeddingCreateParams.builder()
                      .model(settings.model())
                      .inputOfArrayOfStrings(batch)
                      .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
                      .build());
      return inOrder(response, batch.size());
    } catch (OpenAIException | IllegalArgumentException e) {
      throw failures.of(e, false, TokenUsage.NONE);
    }
  }

  /**
   * The embeddings by their index, which is what the protocol orders them by.
   *
   * @throws IllegalArgumentException when they are not one of each, all of the model's dimensions
   */
  private List<Embedding> inOrder(CreateEmbeddingResponse response, int count) {
    Embedding[] ordered = new Embedding[count];
    for (var one : response.data()) {
      Embedding embedding = Embedding.of(vector(one.embedding()));
      int expected = dimensions.orElse(embedding.dimensions());
      long index = one.index();
      if (index < 0 || index >= count || embedding.dimensions() != expected) {
        throw new IllegalArgumentException("No embedding of this request");
      }
      dimensions = OptionalInt.of(expected);
      ordered[(int) index] = embedding;
    }
    if (Arrays.asList(ordered).contains(null)) {
      throw new IllegalArgumentException("Not every text of this request was embedded");
    }
    return List.of(ordered);
  }

  private static float[] vector(List<Float> components) {
    float[] vector = new float[components.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = components.get(i);
    }
    return vector;
  }
}
