package io.aiprofile.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @Test
  void aDocumentDescribesOnlyTheContentItWasMadeFor() {
    assertThat(document("cv.pdf", DocumentKind.PDF, 3, CONTENT).describes(CONTENT)).isTrue();
    assertThat(document("cv.pdf", DocumentKind.PDF, 2, CONTENT).describes(CONTENT)).isFalse();
    assertThat(document("cv.pdf", DocumentKind.PDF, 3, new byte[3]).describes(CONTENT)).isFalse();
  }

  @Test
  void aNameThatEndsForAnotherKindDescribesNothing() {
    assertThat(document("cv.txt", DocumentKind.PDF, 3, CONTENT).describes(CONTENT)).isFalse();
    assertThat(document("cv", DocumentKind.PDF, 3, CONTENT).describes(CONTENT)).isFalse();
    assertThat(document("cv.markdown", DocumentKind.MD, 3, CONTENT).describes(CONTENT)).isTrue();
  }

  private static Document document(String name, DocumentKind kind, int sizeBytes, byte[] hashed) {
    return new Document(new FileName(name), kind, sizeBytes, ContentHash.of(hashed), Instant.EPOCH);
  }
}
