package io.aiprofile.application.chat;

import java.util.List;

/**
 * A sentence or list entry as a language model wrote it, not yet checked.
 *
 * @param text plain: without markers and Markdown, on one line
 * @param markers the numbers of sources that it names, in order, each once; they may not exist
 */
public record Drafted(String text, List<Integer> markers) {
  public Drafted {
    markers = List.copyOf(markers);
    if (text.isBlank()) {
      throw new IllegalArgumentException("A sentence has text");
    }
  }
}
