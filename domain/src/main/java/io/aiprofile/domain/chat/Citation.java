package io.aiprofile.domain.chat;

import io.aiprofile.domain.document.FileName;
import io.aiprofile.domain.knowledge.ChunkId;

/**
 * Where a sentence comes from.
 *
 * @param marker the number shown beside the sentence, from 1; one number per source chunk
 * @param section the headings above the passage on one line, or empty
 * @param page counted from 1, or 0 where the document has no pages
 * @param quote the document's own words
 */
public record Citation(
    int marker, ChunkId chunk, FileName document, String section, int page, String quote) {
  public Citation {
    if (marker < 1 || quote.isBlank()) {
      throw new IllegalArgumentException("A citation has a marker from 1 and quotes something");
    }
  }

  /** The same source with the other's quote behind this one's, unless it is in there already. */
  public Citation joinedWith(Citation next) {
    String joined = quote.contains(next.quote) ? quote : quote + " … " + next.quote;
    return new Citation(marker, chunk, document, section, page, joined);
  }
}
