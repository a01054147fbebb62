package io.aiprofile.application.transfer;

import io.aiprofile.domain.document.ContentHash;

/**
 * What some records come to.
 *
 * @param hash of all of them in their order
 */
public record Tally(long count, ContentHash hash) {}
