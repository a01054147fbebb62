package io.aiprofile.domain.knowledge;

import io.aiprofile.domain.document.ContentHash;
import java.text.Normalizer;

/**
 * A chunk's identity: SHA-256 of its passage after NFKC normalisation and white-space folding, so
 * that the same words always have the same id, however a reader laid them out.
 */
public record ChunkId(ContentHash hash) implements Comparable<ChunkId> {

  public static ChunkId of(String passage) {
    String folded =
        Normalizer.normalize(passage, Normalizer.Form.NFKC).replaceAll("\\s+", " ").strip();
    return new ChunkId(ContentHash.of(folded));
  }

  @Override
  public int compareTo(ChunkId other) {
    return hash.hex().compareTo(other.hash.hex());
  }

  @Override
  public String toString() {
    return hash.hex();
  }
}
