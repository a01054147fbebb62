package io.aiprofile.adapters.vector.text;

import io.aiprofile.application.port.text.UnreadableDocument;
import io.aiprofile.domain.document.Block;
import io.aiprofile.domain.document.Block.Kind;
import io.aiprofile.domain.document.DocumentText;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the blocks of one document: one line each, an empty line before a heading. Blocks
 * without a letter or digit (rulers, ornaments) are left out.
 */
final class BlockWriter {
  /**
   * About 500 pages of prose. The largest accepted plain text just fits; what is longer cannot be a
   * career document.
   */
  static final int MAX_CHARACTERS = 1_000_000;

  /** Headings deeper than this are all the same to a reader. */
  private static final int DEEPEST_HEADING = 6;

  private final StringBuilder text = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();
  private int page;

  /** Everything written from now on stands on this page, counted from 1. */
  void startPage(int number) {
    page = number;
  }

  void heading(int level, String raw) throws UnreadableDocument {
    write(Kind.HEADING, Math.clamp(level, 1, DEEPEST_HEADING), raw);
  }

  void paragraph(String raw) throws UnreadableDocument {
    write(Kind.PARAGRAPH, 0, raw);
  }

  void listItem(String raw) throws UnreadableDocument {
    write(Kind.LIST_ITEM, 0, raw);
  }

  void tableRow(String raw) throws UnreadableDocument {
    write(Kind.TABLE_ROW, 0, raw);
  }

  void write(Kind kind, int level, String raw) throws UnreadableDocument {
    if (raw.length() > MAX_CHARACTERS) {
      throw tooLong();
    }
    String clean = CleanText.line(raw);
    if (!CleanText.hasLetterOrDigit(clean)) {
      return;
    }
    if (text.length() + clean.length() + 2 > MAX_CHARACTERS) {
      throw tooLong();
    }
    if (!text.isEmpty()) {
      text.append(kind == Kind.HEADING ? "\n\n" : "\n");
    }
    int start = text.length();
    text.append(clean);
    blocks.add(new Block(kind, level, page, start, text.length()));
  }

  DocumentText finish() throws UnreadableDocument {
    if (blocks.isEmpty()) {
      throw Refusal.empty();
    }
    return new DocumentText(text.toString(), blocks);
  }

  static UnreadableDocument tooLong() {
    return Refusal.tooComplex("more than a million characters");
  }
}
