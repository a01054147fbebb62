package io.aiprofile.domain.document;

import java.time.Instant;

/** An accepted upload; its bytes are kept beside it by the storage. */
public record Document(
    FileName name, DocumentKind kind, int sizeBytes, ContentHash hash, Instant uploadedAt) {}
