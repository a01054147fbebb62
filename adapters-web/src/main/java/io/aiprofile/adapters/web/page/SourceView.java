package io.aiprofile.adapters.web.page;

import io.aiprofile.domain.chat.Citation;

/**
 * Where a sentence comes from.
 *
 * @param section the headings above the passage, or empty
 * @param page counted from 1, or 0 where the document has no pages
 */
public record SourceView(int marker, String document, String section, int page, String quote) {

  static SourceView of(Citation citation) {
    return new SourceView(
        citation.marker(),
        citation.document().value(),
        citation.section(),
        citation.page(),
        citation.quote());
  }
}
