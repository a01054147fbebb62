package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.application.port.text.UnreadableDocument.Reason;
import io.aiprofile.domain.document.Block;
import io.aiprofile.domain.document.DocumentText;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Documents written down so that a test can be read beside the page. */
final class Reading {
  private Reading() {}

  /** One line per block: {@code # } heading, {@code - } list entry, {@code | } table row. */
  static String of(DocumentText document) {
    return document.blocks().stream()
        .map(block -> sign(block) + document.textOf(block))
        .collect(Collectors.joining("\n"));
  }

  static String of(FormatReader reader, byte[] content) throws UnreadableDocument {
    return of(reader.read(content));
  }

  static Reason refusal(ThrowingCallable call) {
    UnreadableDocument refusal = Assertions.catchThrowableOfType(UnreadableDocument.class, call);
    Assertions.assertThat(refusal.explanation()).contains(". ").endsWith(".");
    return refusal.reason();
  }

  private static String sign(Block block) {
    return switch (block.kind()) {
      case HEADING -> "#".repeat(block.level()) + " ";
      case PARAGRAPH -> "";
      case LIST_ITEM -> "- ";
      case TABLE_ROW -> "| ";
    };
  }
}
