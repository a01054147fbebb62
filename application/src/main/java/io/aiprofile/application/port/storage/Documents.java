package io.aiprofile.application.port.storage;

import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.Optional;

/**
 * The uploaded documents, per profile. A profile never sees another's. A name finds its document
 * under every spelling that is the {@linkplain FileName#sameFileAs same file}. Every method throws
 * {@link StorageFailure} when the storage fails.
 */
public interface Documents {

  /**
   * Keeps a document, durably when this returns; readers see the old bytes or the new, never a
   * mixture. A document whose name is the same file is replaced and keeps its spelling.
   *
   * @param content not modified, not retained
   * @throws IllegalArgumentException when the document does not {@linkplain Document#describes
   *     describe} the content
   */
  void put(Slug slug, Document document, byte[] content);

  /** The profile's documents ordered by name; empty for an unknown profile. */
  List<Document> list(Slug slug);

  /** A copy of the bytes, or empty when the profile has no such document. */
  Optional<byte[]> content(Slug slug, FileName name);

  /** Removes a document durably; returns false when there was none. */
  boolean delete(Slug slug, FileName name);

  /** Removes all documents of a profile, durably; does nothing when there are none. */
  void erase(Slug slug);
}
