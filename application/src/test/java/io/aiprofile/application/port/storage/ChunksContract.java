package io.aiprofile.application.port.storage;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.ASHA_2;
import static io.aiprofile.application.Fixtures.RECIPE;
import static io.aiprofile.application.Fixtures.embedding;
import static io.aiprofile.application.Fixtures.generation;
import static io.aiprofile.application.Fixtures.indexed;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.Embedding;
import io.aiprofile.domain.knowledge.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Chunks} does. The test of an adapter implements it. */
public interface ChunksContract {
  FileName NOTES = new FileName("notes.txt");

  /**
   * The storage under test, empty when a test starts. A further call within the test opens the same
   * data anew, so that only what was really kept is found.
   */
  Chunks chunks();

  @Test
  default void aProfileThatWasNeverIndexedHasNoGeneration() {
    assertThat(chunks().current(ASHA)).isEmpty();
    assertThat(chunks().currentId(ASHA)).isEmpty();
    assertThat(chunks().suggestions(ASHA)).isEmpty();
  }

  @Test
  default void theSuggestionsAreThoseOfTheCurrentGenerationInTheirOrder() {
    chunks().publish(ASHA, generation("g1"));
    assertThat(chunks().suggestions(ASHA)).isEqualTo(generation("g1").suggestions());
    assertThat(chunks().suggestions(ASHA_2)).isEmpty();

    chunks().publish(ASHA, generation("g2"));
    assertThat(chunks().suggestions(ASHA)).isEqualTo(generation("g2").suggestions());

    chunks().erase(ASHA);
    assertThat(chunks().suggestions(ASHA)).isEmpty();
  }

  @Test
  default void aPublishedGenerationIsCurrentInEveryDetail() {
    chunks().publish(ASHA, generation("g1"));

    assertThat(chunks().current(ASHA)).contains(generation("g1"));
    assertThat(chunks().currentId(ASHA)).contains("g1");
  }

  @Test
  default void aGenerationThatIsOnlyBuiltIsNotCurrent() {
    chunks().publish(ASHA, generation("g1"));
    IndexGeneration built = generation("g2");

    assertThat(chunks().current(ASHA)).contains(generation("g1")).isNotEqualTo(Optional.of(built));
  }

  @Test
  default void theNextGenerationReplacesTheFormerAsAWhole() {
    chunks().publish(ASHA, generation("g1"));
    IndexGeneration next = generationOf(chunk("Only this.", List.of(), 0));

    chunks().publish(ASHA, next);

    assertThat(chunks().current(ASHA)).contains(next);
    assertThat(chunks().currentId(ASHA)).contains(next.id());
  }

  @Test
  default void publishingAGenerationAgainChangesNothing() {
    chunks().publish(ASHA, generation("g1"));
    chunks().publish(ASHA, generation("g1"));

    assertThat(chunks().current(ASHA)).contains(generation("g1"));
  }

  @Test
  default void anotherProfilesGenerationIsInvisible() {
    chunks().publish(ASHA, generation("g1"));
    assertThat(chunks().current(ASHA_2)).isEmpty();
    assertThat(chunks().currentId(ASHA_2)).isEmpty();

    chunks().publish(ASHA_2, generation("g2"));

    assertThat(chunks().current(ASHA)).contains(generation("g1"));
    assertThat(chunks().currentId(ASHA_2)).contains("g2");
  }

  @Test
  default void aGenerationWithoutDocumentsIsAGeneration() {
    IndexGeneration empty = new IndexGeneration("g0", RECIPE, Instant.EPOCH, List.of(), List.of());
    chunks().publish(ASHA, empty);

    assertThat(chunks().current(ASHA)).contains(empty);
    assertThat(chunks().currentId(ASHA)).contains("g0");
  }

  @Test
  default void documentsWithoutChunksAndTheirOrderAreKept() {
    IndexedDocument empty =
        new IndexedDocument(NOTES, ContentHash.of("empty"), List.of(), Set.of());
    IndexedDocument full =
        new IndexedDocument(
            new FileName("履歴書.pdf"),
            ContentHash.of("full"),
            List.of(indexed(chunk("b", List.of(), 2)), indexed(chunk("a", List.of(), 1))),
            Set.of("b", "a"));
    IndexGeneration generation = generation("g1", List.of(full, empty));
    chunks().publish(ASHA, generation);

    assertThat(chunks().current(ASHA)).contains(generation);
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  default void everyTopicIsKept(Topic topic) {
    IndexGeneration generation =
        generationOf(new Chunk(NOTES, topic, List.of(), "text", 0, 0, List.of()));
    chunks().publish(ASHA, generation);

    assertThat(chunks().current(ASHA)).contains(generation);
  }

  @Test
  default void textOfAnyScriptKeepsEveryUnitAndEveryOffset() {
    String text = "𝒜sha 🎓 said:\t\"नमस्ते\\\"\r\nline\u2028two\u0001 e\u0301 \uFEFF\u200Fمحمد";
    Chunk chunk =
        new Chunk(
            NOTES,
            Topic.SUMMARY,
            List.of("", "🎓 Ausbildung › \"Zürich\""),
            text,
            0,
            Integer.MAX_VALUE,
            List.of(
                new Span(0, 5, false), new Span(6, 8, true), new Span(6, text.length(), false)));
    IndexGeneration generation = generationOf(chunk);
    chunks().publish(ASHA, generation);

    assertThat(chunks().current(ASHA)).contains(generation);
  }

  @Test
  default void embeddingsComeBackBitForBit() {
    Random random = new Random(11);
    List<IndexedChunk> indexed = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      Chunk chunk = chunk("chunk " + n, List.of(), 0);
      indexed.add(new IndexedChunk(chunk, direction(random, 3), List.of()));
    }
    float[] extremes = {1, -0.0f, Float.MIN_VALUE, -Float.MIN_NORMAL};
    indexed.add(
        new IndexedChunk(chunk("extremes", List.of(), 0), Embedding.ofUnit(extremes), List.of()));
    chunks().publish(ASHA, generationOf(indexed));

    List<IndexedChunk> kept = chunks().current(ASHA).orElseThrow().chunks();

    assertThat(kept).hasSameSizeAs(indexed);
    for (int n = 0; n < kept.size(); n++) {
      assertThat(bits(kept.get(n).passage())).isEqualTo(bits(indexed.get(n).passage()));
    }
  }

  @Test
  default void aLargeGenerationIsKept() {
    List<IndexedChunk> indexed =
        IntStream.range(0, 500)
            .mapToObj(n -> chunk("x".repeat(2_000) + n, List.of(new Span(0, 900, false)), 1 + n))
            .map(chunk -> new IndexedChunk(chunk, wide(chunk), List.of(wide(chunk))))
            .toList();
    IndexGeneration large = generationOf(indexed);
    chunks().publish(ASHA, large);

    assertThat(chunks().current(ASHA)).contains(large);
  }

  @Test
  default void theMomentOfCreationIsKeptToTheMillisecond() {
    Instant precise = Instant.parse("2026-04-03T10:00:00.123987654Z");
    chunks().publish(ASHA, new IndexGeneration("g", RECIPE, precise, List.of(), List.of()));

    assertThat(chunks().current(ASHA).orElseThrow().createdAt())
        .isEqualTo(Instant.parse("2026-04-03T10:00:00.123Z"));
  }

  @Test
  default void aGenerationInHandStaysWholeWhenTheNextIsPublished() {
    Chunks chunks = chunks();
    chunks.publish(ASHA, generation("g1"));
    IndexGeneration inHand = chunks.current(ASHA).orElseThrow();

    chunks.publish(ASHA, generation("g2"));

    assertThat(inHand).isEqualTo(generation("g1"));
  }

  @Test
  default void aReaderDuringPublicationsSeesOneGenerationWhole() {
    Chunks chunks = chunks();
    chunks.publish(ASHA, generation("g0"));

    List<Boolean> whole =
        Race.of(
            List.of("write", "read", "id", "write", "read"),
            role ->
                IntStream.range(0, 25)
                    .allMatch(
                        round ->
                            switch (role) {
                              case "write" -> published(chunks, "g" + round);
                              case "id" -> chunks.currentId(ASHA).orElseThrow().startsWith("g");
                              default -> isWhole(chunks.current(ASHA).orElseThrow());
                            }));

    assertThat(whole).containsOnly(true);
    assertThat(chunks.currentId(ASHA)).contains(chunks.current(ASHA).orElseThrow().id());
  }

  @Test
  default void anErasedProfilesIndexIsGoneAndNoOther() {
    chunks().publish(ASHA, generation("g1"));
    chunks().publish(ASHA_2, generation("g2"));

    chunks().erase(ASHA);
    chunks().erase(ASHA);

    assertThat(chunks().current(ASHA)).isEmpty();
    assertThat(chunks().currentId(ASHA)).isEmpty();
    assertThat(chunks().current(ASHA_2)).contains(generation("g2"));
  }

  @Test
  default void whatWasNeverThereCanBeErasedAndWhatWasErasedCanBePublishedAgain() {
    chunks().erase(ASHA);
    chunks().publish(ASHA, generation("g1"));
    chunks().erase(ASHA);

    chunks().publish(ASHA, generation("g1"));

    assertThat(chunks().current(ASHA)).contains(generation("g1"));
  }

  private static boolean published(Chunks chunks, String id) {
    chunks.publish(ASHA, generation(id));
    return true;
  }

  /** The fixture writes its id into every text, so any mixture of two differs from both. */
  private static boolean isWhole(IndexGeneration read) {
    return read.equals(generation(read.id()));
  }

  private static Chunk chunk(String text, List<Span> sentences, int page) {
    return new Chunk(NOTES, Topic.OTHER, List.of(), text, page, 0, sentences);
  }

  private static IndexGeneration generationOf(Chunk... chunks) {
    return generationOf(Arrays.stream(chunks).map(chunk -> indexed(chunk)).toList());
  }

  private static IndexGeneration generationOf(List<IndexedChunk> indexed) {
    return generation(
        "g-own", List.of(new IndexedDocument(NOTES, ContentHash.of("notes"), indexed, Set.of())));
  }

  private static Embedding direction(Random random, int dimensions) {
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Embedding.of(vector);
  }

  private static Embedding wide(Chunk chunk) {
    return embedding(chunk.text(), 384);
  }

  private static int[] bits(Embedding embedding) {
    float[] components = embedding.toArray();
    return IntStream.range(0, components.length)
        .map(i -> Float.floatToRawIntBits(components[i]))
        .toArray();
  }
}
