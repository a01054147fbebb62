package io.aiprofile.adapters.vector.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiprofile.application.memory.HashedEmbeddings;
import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.application.port.vector.EmbeddingsContract;
import io.aiprofile.domain.knowledge.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RememberingEmbeddingsTest implements EmbeddingsContract {
  private static final List<String> EXAMPLES =
      IntStream.range(0, 150).mapToObj(i -> "Which tool number " + i + " does she use?").toList();

  private static final List<Embedding> EXPECTED = new HashedEmbeddings().questions(EXAMPLES);

  private final CountingEmbeddings model = new CountingEmbeddings("hashed-words-1");

  @TempDir private Path folder;

  @Override
  public Embeddings embeddings() {
    return anew();
  }

  /** As after a restart: the same folder, nothing in memory. */
  private Embeddings anew() {
    return new RememberingEmbeddings(model, folder.resolve("models"));
  }

  @Test
  void aLongListIsComputedOnceAndReadBackFloatForFloat() throws IOException {
    assertThat(anew().questions(EXAMPLES)).isEqualTo(EXPECTED);
    assertThat(model.calls()).isEqualTo(1);

    List<Embedding> again = anew().questions(EXAMPLES);

    assertThat(model.calls()).isEqualTo(1);
    assertThat(again).hasSameSizeAs(EXPECTED);
    for (int i = 0; i < again.size(); i++) {
      assertThat(again.get(i).toArray()).containsExactly(EXPECTED.get(i).toArray());
    }
    assertThat(kept()).hasSize(1).allMatch(file -> file.toString().endsWith(".f32"));
  }

  @Test
  void anotherListAndAnotherModelAreComputedForThemselves() throws IOException {
    anew().questions(EXAMPLES);
    List<String> other = EXAMPLES.reversed();

    assertThat(anew().questions(other)).isEqualTo(EXPECTED.reversed());
    assertThat(model.calls()).isEqualTo(2);

    CountingEmbeddings next = new CountingEmbeddings("hashed-words-2");
    new RememberingEmbeddings(next, folder.resolve("models")).questions(EXAMPLES);
    assertThat(next.calls()).isEqualTo(1);
    assertThat(kept()).hasSize(3);
  }

  @Test
  void whatVisitorsAskIsNeverKept() {
    Embeddings embeddings = anew();
    embeddings.question("Why?");
    embeddings.questions(EXAMPLES.subList(0, 20));
    embeddings.passages(EXAMPLES);

    assertThat(folder.resolve("models")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "truncated", "longer", "zeros", "not a number", "noise"})
  void aDamagedFileIsMadeAgain(String damage) throws IOException {
    anew().questions(EXAMPLES);
    Path file = kept().getFirst();
    Files.write(file, damaged(Files.readAllBytes(file), damage));

    assertThat(anew().questions(EXAMPLES)).isEqualTo(EXPECTED);
    assertThat(model.calls()).isEqualTo(2);
    assertThat(anew().questions(EXAMPLES)).isEqualTo(EXPECTED);
    assertThat(model.calls()).as("repaired").isEqualTo(2);
  }

  private static byte[] damaged(byte[] content, String damage) {
    byte[] noise = new byte[content.length];
    new Random(5).nextBytes(noise);
    byte[] notANumber = content.clone();
    Arrays.fill(notANumber, 400, 404, (byte) 0xff);
    return switch (damage) {
      case "empty" -> new byte[0];
      case "truncated" -> Arrays.copyOf(content, content.length - 1);
      case "longer" -> Arrays.copyOf(content, content.length + 4);
      case "zeros" -> new byte[content.length];
      case "not a number" -> notANumber;
      default -> noise;
    };
  }

  @Test
  void aFolderThatCannotBeMadeCostsOnlyTime() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Embeddings embeddings = new RememberingEmbeddings(model, file.resolve("models"));

    assertThat(embeddings.questions(EXAMPLES)).isEqualTo(EXPECTED);
    assertThat(embeddings.questions(EXAMPLES)).isEqualTo(EXPECTED);
    assertThat(model.calls()).isEqualTo(2);
    assertThat(file).hasContent("no folder");
  }

  @Test
  void aFolderInThePlaceOfTheFileCostsOnlyTimeAndLeavesNothingBehind() throws IOException {
    anew().questions(EXAMPLES);
    Path file = kept().getFirst();
    Files.delete(file);
    Files.createDirectories(file.resolve("in the way"));

    assertThat(anew().questions(EXAMPLES)).isEqualTo(EXPECTED);
    assertThat(kept()).containsExactly(file);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("models"))) {
      return files.toList();
    }
  }

  /** Counts how often questions are really embedded. */
  static final class CountingEmbeddings implements Embeddings {
    private final Embeddings hashed = new HashedEmbeddings();
    private final AtomicInteger calls = new AtomicInteger();
    private final String name;

    CountingEmbeddings(String name) {
      this.name = name;
    }

    int calls() {
      return calls.get();
    }

    @Override
    public String model() {
      return name;
    }

    @Override
    public int dimensions() {
      return hashed.dimensions();
    }

    @Override
    public List<Embedding> questions(List<String> texts) {
      calls.incrementAndGet();
      return hashed.questions(texts);
    }

    @Override
    public List<Embedding> passages(List<String> texts) {
      return hashed.passages(texts);
    }

    @Override
    public double logitScale(String language) {
      return hashed.logitScale(language);
    }
  }
}
