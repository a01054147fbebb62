package io.aiprofile.application.document;

import io.aiprofile.application.indexing.IndexDocuments.Mode;
import io.aiprofile.application.indexing.IndexingRuns;
import io.aiprofile.application.port.storage.Chunks;
import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.IndexGeneration;
import io.aiprofile.application.port.storage.IndexGeneration.IndexedDocument;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.storage.StorageFailure;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.ChunkId;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes a document, and what was made of it: visitors are not answered from it any more. */
public final class RemoveDocument {
  private static final Logger LOG = LoggerFactory.getLogger(RemoveDocument.class);

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
   * Removes it and its part of the index at once; what was prepared from the remaining documents
   * follows in the background.
   *
   * @return false when the owner has no such document
   */
  public boolean remove(Slug slug, FileName name) {
    boolean open = profiles.find(slug).filter(found -> found.status().allowsOwner()).isPresent();
    if (!open || !documents.delete(slug, name)) {
      return false;
    }
    Optional<IndexGeneration> former = former(slug);
    boolean someRemain = !documents.list(slug).isEmpty();
    // Not left to the index run, which may have to wait, break or be cancelled.
    former
        .map(generation -> without(name, generation))
        .filter(rest -> someRemain && !rest.documents().isEmpty())
        .ifPresentOrElse(rest -> chunks.publish(slug, rest), () -> chunks.erase(slug));
    if (runs.underway(slug).isPresent() || (someRemain && former.isPresent())) {
      runs.start(slug, Mode.IF_CHANGED);
    }
    return true;
  }

  private Optional<IndexGeneration> former(Slug slug) {
    try {
      return chunks.current(slug);
    } catch (StorageFailure e) {
      // An index is derived: one that cannot be read is built again from the documents.
      LOG.warn("The index of {} cannot be read and is removed: {}", slug, e.getMessage());
      return Optional.empty();
    }
  }

  private static IndexGeneration without(FileName name, IndexGeneration generation) {
    List<IndexedDocument> remaining =
        generation.documents().stream()
            .filter(document -> !document.name().sameFileAs(name))
            .toList();
    Set<ChunkId> chunks =
        remaining.stream()
            .flatMap(document -> document.chunks().stream())
            .map(chunk -> chunk.chunk().id())
            .collect(Collectors.toSet());
    return new IndexGeneration(
        ContentHash.of(generation.id() + "\nwithout\n" + name).hex(),
        generation.recipe(),
        generation.createdAt(),
        remaining,
        generation.suggestions().stream()
            .filter(suggestion -> chunks.contains(suggestion.answeredBy()))
            .toList());
  }
}
