package io.aiprofile.application.document;

import io.aiprofile.application.port.storage.Documents;
import io.aiprofile.application.port.storage.Profiles;
import io.aiprofile.application.port.text.TextExtractor;
import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.ContentHash;
import io.aiprofile.domain.document.Document;
import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.document.UploadLimits;
import io.aiprofile.domain.profile.Slug;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Accepts a document: checks everything that can be checked, then keeps it. */
public final class AddDocument {

  /** What came of it; nothing is stored unless it was accepted. */
  public sealed interface Outcome {
    /**
     * Kept.
     *
     * @param replaced whether a document of this name was there before
     */
    record Accepted(Document document, boolean replaced) implements Outcome {}

    /** Not kept; the message names what is wrong and what to do. */
    record Refused(Reason reason, String message) implements Outcome {}
  }

  /** Why a document is not accepted. */
  public enum Reason {
    UNKNOWN_PROFILE,
    BAD_NAME,
    TOO_LARGE,
    TOO_MANY,
    UNREADABLE
  }

  private final Profiles profiles;
  private final Documents documents;
  private final TextExtractor extractor;
  private final UploadLimits limits;
  private final InstantSource clock;

  @Inject
  public AddDocument(
      Profiles profiles,
      Documents documents,
      TextExtractor extractor,
      UploadLimits limits,
      InstantSource clock) {
    this.profiles = profiles;
    this.documents = documents;
    this.extractor = extractor;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Adds a document under its name, whose ending follows the content; replaces one of that name.
   */
  public Outcome add(Slug slug, String typedName, byte[] content) {
    if (profiles.find(slug).filter(profile -> profile.status().allowsOwner()).isEmpty()) {
      return refused(Reason.UNKNOWN_PROFILE, "There is no profile “%s”.".formatted(slug));
    }
    Optional<FileName> typed = FileName.parse(typedName);
    if (typed.isEmpty()) {
      return refused(
          Reason.BAD_NAME,
          "This file name cannot be kept; rename the file to letters, digits, spaces and"
              + " ._-() with at most 100 characters.");
    }
    try {
      DocumentKind kind = extractor.detect(content, typedName);
      return add(slug, typed.get().endingFor(kind), kind, content);
    } catch (UnreadableDocument e) {
      return refused(Reason.UNREADABLE, e.explanation());
    }
  }

  private Outcome add(Slug slug, FileName name, DocumentKind kind, byte[] content)
      throws UnreadableDocument {
    if (content.length > kind.maxSizeBytes()) {
      return refused(
          Reason.TOO_LARGE,
          String.format(
              Locale.ROOT,
              "%s has %.1f MB; a %s may have at most %d MB.",
              name,
              content.length / 1e6,
              kind,
              kind.maxSizeBytes() / 1_000_000));
    }
    var held = documents.list(slug);
    boolean replaces = held.stream().anyMatch(document -> document.name().sameFileAs(name));
    if (!replaces && !limits.allowsOneMoreThan(held.size())) {
      return refused(
          Reason.TOO_MANY,
          "The profile already has %d documents, the most it may have; delete one first."
              .formatted(held.size()));
    }
    // Reading it now tells the owner what is wrong while the file is still at hand.
    extractor.extract(content, kind);
    Document document =
        new Document(name, kind, content.length, ContentHash.of(content), clock.instant());
    documents.put(slug, document, content);
    return new Outcome.Accepted(document, replaces);
  }

  private static Outcome refused(Reason reason, String message) {
    return new Outcome.Refused(reason, message);
  }
}
