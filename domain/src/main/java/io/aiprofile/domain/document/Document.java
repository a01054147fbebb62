package io.aiprofile.domain.document;

import java.time.Instant;

/** An accepted upload; its bytes are kept beside it by the storage. */
public record Document(
    FileName name, DocumentKind kind, int sizeBytes, ContentHash hash, Instant uploadedAt) {

  /** Whether this is true of the content: its length, its hash, and a name that tells the kind. */
  public boolean describes(byte[] content) {
    return sizeBytes == content.length
        && name.endingFor(kind).equals(name)
        && hash.equals(ContentHash.of(content));
  }
}
