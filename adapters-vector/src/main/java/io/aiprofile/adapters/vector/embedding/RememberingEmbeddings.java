package io.aiprofile.adapters.vector.embedding;

import io.aiprofile.application.port.vector.Embeddings;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.knowledge.Embedding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the embeddings of long fixed lists of questions, such as the labelled examples of the topic
 * classifier, so that they are not computed at every start. Those of this build come with the
 * program, see {@link PrepareExamples}; others are kept in a folder, which is a cache: it may be
 * deleted, and a file that cannot be read is made again.
 */
public final class RememberingEmbeddings implements Embeddings {
  private static final Logger LOG = LoggerFactory.getLogger(RememberingEmbeddings.class);

  /** What visitors ask comes one by one and is never kept. */
  private static final int LONG_LIST = 100;

  private final Embeddings model;
  private final Path folder;

  public RememberingEmbeddings(Embeddings model, Path folder) {
    this.model = model;
    this.folder = folder;
  }

  @Override
  public String model() {
    return model.model();
  }

  @Override
  public int dimensions() {
    return model.dimensions();
  }

  @Override
  public double logitScale(String language) {
    return model.logitScale(language);
  }

  @Override
  public List<Embedding> passages(List<String> texts) {
    return model.passages(texts);
  }

  @Override
  public List<Embedding> questions(List<String> texts) {
    if (texts.size() < LONG_LIST) {
      return model.questions(texts);
    }
    String key = ContentHash.of(model() + "\n" + String.join("\n", texts)).hex().substring(0, 16);
    String name = "questions-" + key + ".f32";
    Path file = folder.resolve(name);
    try (InputStream prepared = RememberingEmbeddings.class.getResourceAsStream(name)) {
      if (prepared != null) {
        return read(prepared.readAllBytes(), texts.size());
      }
      if (Files.exists(file) && Files.size(file) == bytes(texts.size())) {
        return read(Files.readAllBytes(file), texts.size());
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} cannot be read and is made again: {}", file, e.getMessage());
    }
    List<Embedding> computed = model.questions(texts);
    write(file, computed);
    return computed;
  }

  private long bytes(int count) {
    return (long) count * dimensions() * Float.BYTES;
  }

  private List<Embedding> read(byte[] content, int count) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    List<Embedding> embeddings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      float[] vector = new float[dimensions()];
      bytes.asFloatBuffer().get(vector);
      bytes.position(bytes.position() + vector.length * Float.BYTES);
      embeddings.add(Embedding.ofUnit(vector));
    }
    return embeddings;
  }

  private void write(Path file, List<Embedding> embeddings) {
    ByteBuffer bytes =
        ByteBuffer.allocate((int) bytes(embeddings.size())).order(ByteOrder.LITTLE_ENDIAN);
    for (Embedding embedding : embeddings) {
      for (float component : embedding.toArray()) {
        bytes.putFloat(component);
      }
    }
    try {
      Files.createDirectories(folder);
      Path aside = Files.createTempFile(folder, "questions", ".tmp");
      try {
        Files.write(aside, bytes.array());
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be kept and will be made again: {}", file, e.getMessage());
    }
  }
}
