package io.aiprofile.application.document;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;

/** Removes a document, and what was made of it: visitors are not answered from it any more. */
public final class RemoveDocument {
  private final Profiles profiles;
  private final Documents documents;
  private final Chunks chunks;
  private final IndexingRuns runs;

  @Inject
  public RemoveDocument(Profiles profiles, Documents documents, Chunks chunks, IndexingRuns runs) {
    this.profiles = profiles;
    this.documents = documents;
    this.chunks = chunks;
    this.runs = runs;
  }

  /**
   * Removes it at once; the index follows in the background where documents remain.
   *
   * @return false when the owner has no such document
   */
  public boolean remove(Slug slug, FileName name) {
    boolean open = profiles.find(slug).filter(found -> found.status().allowsOwner()).isPresent();
    if (!open || !documents.delete(slug, name)) {
      return false;
    }
    if (documents.list(slug).isEmpty()) {
      chunks.erase(slug);
    } else if (chunks.currentId(slug).isPresent()) {
      runs.start(slug, Mode.IF_CHANGED);
    }
    return true;
  }
}
