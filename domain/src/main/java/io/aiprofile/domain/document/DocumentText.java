package io.aiprofile.domain.document;

import java.util.List;

/**
 * A document as a person would read it aloud: its text in reading order, and the blocks that the
 * text is made of, in order and without overlap.
 */
public record DocumentText(String text, List<Block> blocks) {
  public DocumentText {
    blocks = List.copyOf(blocks);
    int previousEnd = 0;
    for (Block block : blocks) {
      if (block.start() < previousEnd || block.end() > text.length()) {
        throw new IllegalArgumentException("Blocks are ordered, disjoint and within the text");
      }
      previousEnd = block.end();
    }
  }

  public String textOf(Block block) {
    return text.substring(block.start(), block.end());
  }
}
