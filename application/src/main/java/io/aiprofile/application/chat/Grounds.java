package io.aiprofile.application.chat;

import java.util.List;

/**
 * What in a source supports a sentence.
 *
 * @param source its number in the prompt, from 1
 * @param lines sentence indexes of the chunk, ascending; never empty
 */
public record Grounds(int source, List<Integer> lines) {
  public Grounds {
    lines = List.copyOf(lines);
    if (source < 1 || lines.isEmpty()) {
      throw new IllegalArgumentException("Grounds are lines of a numbered source");
    }
  }
}
