package io.aiprofile.application.port.storage;

import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Slug;
import java.util.List;
import java.util.Optional;

/**
 * The uploaded documents, per profile. A profile never sees another's. Every method throws {@link
 * StorageFailure} when the storage fails.
 */
public interface Documents {

  /**
   * Keeps a document, durably when this returns; readers see the old bytes or the new, never a
   * mixture. Replaces a document whose name is the {@linkplain FileName#sameFileAs same file}.
   *
   * @param content whose hash and length the document's metadata state; not modified, not retained
   */
  void put(Slug slug, Document document, byte[] content);

  /** The profile's documents ordered by name; empty for an unknown profile. */
  List<Document> list(Slug slug);

  /** A copy of the bytes, or empty when the profile has no such document. */
  Optional<byte[]> content(Slug slug, FileName name);

  /** Removes a document durably; returns false when there was none of that name. */
  boolean delete(Slug slug, FileName name);
}
