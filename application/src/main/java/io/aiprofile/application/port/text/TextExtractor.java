package io.aiprofile.application.port.text;

import io.aiprofile.domain.document.DocumentKind;
import io.aiprofile.domain.document.DocumentText;

/**
 * Reads documents of any origin. Bounded in time, memory, pages, depth and output: whatever the
 * bytes do to a parser, the caller gets text or {@link UnreadableDocument} and stays well.
 */
public interface TextExtractor {

  /**
   * The kind by content. The name only tells Markdown, CSV and plain text apart where the content
   * allows more than one of them.
   *
   * @throws UnreadableDocument when it is none of the kinds
   */
  DocumentKind detect(byte[] content, String fileName) throws UnreadableDocument;

  /**
   * The text in reading order: columns one after the other, table rows with their header cells,
   * list entries and headings marked, hyphenation undone, running headers and page numbers left
   * out. At least one letter or digit.
   *
   * @param kind as {@link #detect} gave it
   */
  DocumentText extract(byte[] content, DocumentKind kind) throws UnreadableDocument;
}
