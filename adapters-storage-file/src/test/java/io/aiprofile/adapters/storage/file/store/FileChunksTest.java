package io.aiprofile.adapters.storage.file.store;

import static io.aiprofile.application.Fixtures.ASHA;
import static io.aiprofile.application.Fixtures.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.ChunksContract;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedChunk;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.chat.Question;
import io.aiprofile.domain.chat.Suggestion;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.Topic;
import io.aiprofile.domain.knowledge.Chunk;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.knowledge.Embedding;
import io.aiprofile.domain.knowledge.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileChunksTest implements ChunksContract {
  /** What format 1 looks like, for good: a program that writes otherwise must raise the format. */
  private static final String PINNED =
      """
      {"format":1,"id":"g1","recipe":"r1","created_at":"2026-04-03T10:00:00Z","suggestions":[{"question":"What?","answered_by":"%s"}],\
      "documents":[{"name":"cv.pdf","sha256":"%s","chunks":1,"terms":["acme","java"]}]}
      {"document":"cv.pdf","topic":"skills","section":["Skills"],"text":"Skills\\nJava.","page":2,"offset":7,\
      "sentences":[[0,6,true],[7,12,false]],"embedding":"AACAPwAAAAA=",\
      "sentence_embeddings":["AAAAAAAAgD8=","AACAvwAAAIA="]}
      """
          .formatted(ContentHash.of("chunk").hex(), ContentHash.of("cv").hex());

  @TempDir Path folder;

  @Override
  public Chunks chunks() {
    return new FileChunks(DataDirectory.open(folder));
  }

  @Test
  void theFileIsAHeaderAndALinePerChunk() throws IOException {
    chunks().publish(ASHA, pinned());

    assertThat(Files.readString(file())).isEqualTo(PINNED);
  }

  @Test
  void aFileOfFormatOneIsRead() throws IOException {
    write(PINNED);

    assertThat(chunks().current(ASHA)).contains(pinned());
    assertThat(chunks().currentId(ASHA)).contains("g1");
  }

  @Test
  void aFileFromBeforeThereWereTermsIsRead() throws IOException {
    write(PINNED.replace(",\"terms\":[\"acme\",\"java\"]", ""));

    assertThat(chunks().current(ASHA).orElseThrow().documents().getFirst().terms()).isEmpty();
    assertThat(chunks().suggestions(ASHA)).isEqualTo(pinned().suggestions());
  }

  @Test
  void fieldsThatThisVersionDoesNotKnowAreIgnored() throws IOException {
    write(
        PINNED
            .replace("\"id\":", "\"later\":{\"x\":1},\"id\":")
            .replace("\"topic\":", "\"later\":[1],\"topic\":"));

    assertThat(chunks().current(ASHA)).contains(pinned());
  }

  @Test
  void aFileCutAnywhereIsNeverTakenForAGeneration() throws IOException {
    Chunks chunks = chunks();
    write(PINNED);
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      reports(() -> chunks.current(ASHA));
    }
    Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
    assertThat(chunks.current(ASHA)).contains(pinned());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"format\":1|\"format\":2",
        "\"format\":1|\"format\":0",
        "\"format\":1|\"form\":1",
        "\"id\":\"g1\"|\"id\":null",
        "\"created_at\":\"2026-04-03T10:00:00Z\"|\"created_at\":\"soon\"",
        "\"suggestions\":[{|\"suggestions\":[null,{",
        "\"chunks\":1|\"chunks\":2",
        "\"chunks\":1|\"chunks\":0",
        "\"name\":\"cv.pdf\"|\"name\":\"../cv.pdf\"",
        "\"document\":\"cv.pdf\"|\"document\":\"/etc/passwd\"",
        "\"topic\":\"skills\"|\"topic\":\"hobbies\"",
        "\"section\":[\"Skills\"]|\"section\":[null]",
        "\"text\":\"Skills\\nJava.\"|\"text\":\" \"",
        "\"page\":2|\"page\":-1",
        "[0,6,true]|[6,0,true]",
        "AACAPwAAAAA=|AACAPwAAAA==",
        "AACAPwAAAAA=|AACAPwAAgD8=",
        "AACAPwAAAAA=|!",
        ",\"AACAvwAAAIA=\"|"
      })
  void aFileThatMakesNoSenseIsReportedWithTheRemedy(String change) throws IOException {
    String[] parts = change.split("\\|", -1);
    String written = PINNED.replace(parts[0], parts[1]);
    assertThat(written).isNotEqualTo(PINNED);
    write(written);

    reports(() -> chunks().current(ASHA));
    assertThat(Files.readString(file())).isEqualTo(written);
  }

  @Test
  void bytesThatAreNotTextAreReported() throws IOException {
    write(PINNED);
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length - 20] = (byte) 0xff;
    Files.write(file(), bytes);

    reports(() -> chunks().current(ASHA));
  }

  @Test
  void anUnknownFormatIsReportedByItsIdToo() throws IOException {
    write("{\"format\":2,\"entirely\":\"different\"}\n");

    reports(() -> chunks().currentId(ASHA));
  }

  @Test
  void aDamagedGenerationIsReplacedByTheNext() throws IOException {
    write("damaged");

    assertThatNoException().isThrownBy(() -> chunks().publish(ASHA, generation("g2")));
    assertThat(chunks().current(ASHA)).contains(generation("g2"));
  }

  @Test
  void aDeletedIndexFolderMeansNeverIndexed() throws IOException {
    chunks().publish(ASHA, generation("g1"));
    Files.delete(file());
    Files.delete(file().getParent());

    assertThat(chunks().current(ASHA)).isEmpty();
    chunks().publish(ASHA, generation("g2"));
    assertThat(chunks().currentId(ASHA)).isEqualTo(Optional.of("g2"));
  }

  private static IndexGeneration pinned() {
    FileName name = new FileName("cv.pdf");
    Chunk chunk =
        new Chunk(
            name,
            Topic.SKILLS,
            List.of("Skills"),
            "Skills\nJava.",
            2,
            7,
            List.of(new Span(0, 6, true), new Span(7, 12, false)));
    IndexedChunk indexed =
        new IndexedChunk(chunk, unit(1, 0), List.of(unit(0, 1), unit(-1, -0.0f)));
    return new IndexGeneration(
        "g1",
        "r1",
        Instant.parse("2026-04-03T10:00:00Z"),
        List.of(
            new IndexedDocument(
                name, ContentHash.of("cv"), List.of(indexed), Set.of("java", "acme"))),
        List.of(new Suggestion(new Question("What?"), new ChunkId(ContentHash.of("chunk")))));
  }

  private static Embedding unit(float... components) {
    return Embedding.ofUnit(components);
  }

  private void reports(Runnable call) {
    assertThatExceptionOfType(StorageFailure.class)
        .isThrownBy(call::run)
        .withMessageContaining(file().toString())
        .withMessageContaining("Delete it and index again");
  }

  private void write(String content) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), content);
  }

  private Path file() {
    return folder.resolve("profiles/asha-rao/index/chunks.jsonl");
  }
}
