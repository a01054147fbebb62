package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.DocumentText;

/**
 * Reads one format. Runs inside the worker, on a thread with a bounded stack, so that it may be
 * honest rather than paranoid: exhausting memory, stack or time ends the worker, not the platform.
 */
interface FormatReader {

  /** The text in reading order; any runtime exception counts as a broken document. */
  DocumentText read(byte[] content) throws UnreadableDocument;
}
